/**
 * A date token of Slack, `{date_short_pretty} {time}`, by the reader's own clock (docs.slack.dev, "Formatting message text").
 * `at` in seconds; `now` in milliseconds says what is today.
 */
export function dateText(at, format, { now, zone, locale = 'en-GB' }) {
  const when = new Date(at * 1000);
  const put = (options) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(when);
  const day = (time) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(time);
  const near = { [day(now - 86_400_000)]: 'yesterday', [day(now)]: 'today', [day(now + 86_400_000)]: 'tomorrow' };
  const days = {
    date_num: () => day(when),
    date: () => put({ dateStyle: 'long' }),
    date_short: () => put({ day: 'numeric', month: 'short', year: 'numeric' }),
    date_long: () => put({ dateStyle: 'full' }),
    time: () => put({ hour: '2-digit', minute: '2-digit' }),
    time_secs: () => put({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(Math.round((now - at * 1000) / 60_000), locale),
  };
  return format.replace(/\{(\w+?)(_pretty)?\}/g, (token, name, pretty) => {
    const words = days[name]?.();
    return words === undefined ? token : ((pretty && near[day(when)]) ?? words);
  });
}

function ago(minutes, locale) {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return Math.abs(minutes) < 60 ? words.format(-minutes, 'minute') : words.format(-Math.round(minutes / 60), 'hour');
}
