/** Counts calls to the systems outside. `status` is the HTTP status, the platform's own error, or what happened instead of an answer. */
export interface Meter {
  phoneCall(system: string, status: string): void;
  chatCall(platform: string, method: string, status: string): void;
}

/** Counts nothing: for tests and tools. */
export const noMeter: Meter = { phoneCall() {}, chatCall() {} };
