import { request } from 'undici';

export interface Page {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  html: string;
}

/** Opens an address as a browser would. */
export async function opens(url: string): Promise<Page> {
  return read(await request(url, { headers: { accept: 'text/html', 'sec-fetch-site': 'none' } }));
}

/** Sends a page's form as a browser would: what the form holds already, and what the person filled in. */
export async function sends(
  url: string,
  page: Page,
  filled: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Page> {
  const body = new URLSearchParams({ ...formValues(page.html), ...filled }).toString();
  const from = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    origin: new URL(url).origin,
  };
  return read(await request(url, { method: 'POST', body, headers: { ...from, ...headers } }));
}

async function read(answer: Awaited<ReturnType<typeof request>>): Promise<Page> {
  return { status: answer.statusCode, headers: answer.headers, html: await answer.body.text() };
}

function formValues(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
  }));
  return Object.fromEntries(inputs.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]));
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return found.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
