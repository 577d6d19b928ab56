/** Asks the console to do something; what went wrong comes back as a `problem` too. */
export async function ask(what, body) {
  try {
    const answer = await window.fetch(`/console/api/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { kind: 'problem', text: 'The console does not answer. Is Patchcord still running?' };
  }
}
