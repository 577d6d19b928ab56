/** Preloaded into every measured process (`--import`): tells its processor time and memory when asked. */
process.on('message', (question) => {
  if (question !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() });
});
// The question must not keep a process alive that wants to end.
process.channel?.unref();
