/** Members of a record under the vendor's own names. */
export type Fields = Record<string, unknown>;
