/** What the tests see of the browser's script: the text as HTML in which everything but the drawn signs is escaped. */
export function toHtml(text: string): string;
