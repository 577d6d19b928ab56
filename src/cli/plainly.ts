/**
 * A verb that says in one line why it could not do its work, and ends with 1: a file that is not there or a server that does
 * not answer is the operator's to mend, and the place in our code is of no use for it. Our own mistakes go on as they are.
 *
 * @param what e.g. "The package could not be written"
 */
export function plainly<C>(what: string, run: (context: C) => Promise<void>): (context: C) => Promise<void> {
  return async (context) => {
    try {
      await run(context);
    } catch (error) {
      // Node tells what it tried with a name of several addresses only inside.
      const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
      if (!(first instanceof Error && 'code' in first)) throw error;
      console.error(`${what}: ${first.message}`);
      process.exit(1);
    }
  };
}
