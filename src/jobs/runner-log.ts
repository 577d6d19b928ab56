/** What the runner says; errors stand under `err`. */
export interface RunnerLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
