/** Structured log lines. Fields are flat, and never carry secrets, payloads or texts of people. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export type LogFields = Record<string, string | number | boolean | undefined | Error>;

/** Says nothing: for tests and for tools that print their own words. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
