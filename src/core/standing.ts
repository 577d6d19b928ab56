/** How one part of this Patchcord is doing, in words for administrators. */
export interface Standing {
  name: string;
  state: 'works' | 'trouble' | 'off';
  /** What it says of itself, or what is wrong. Nothing secret. */
  says: string;
  /** Since when it is so, as far as is known. In milliseconds. */
  since: number | undefined;
  /** Version, gateway, synchronisation …, where they are known. */
  facts: readonly { label: string; value: string }[];
  /** Where the rest is to be seen. */
  page?: { label: string; url: string };
}
