import { type Handle, run } from './tables.ts';

/** Who holds the stream of events of a phone system, and whether events arrive. */
export interface StoredStream {
  system: string;
  holder: string;
  leaseUntil: number;
  connected: boolean;
}

/** Takes the stream, or keeps it: true when it is ours until then. Only one holder has it at a time. */
export async function holdStream(
  tx: Handle,
  { system, holder, now, until }: { system: string; holder: string; now: number; until: number },
): Promise<boolean> {
  const { rows } = await run(
    tx,
    `insert into phone_stream (system, holder, lease_until, connected, since)
     values ($1, $2, cast($3 as bigint), 0, cast($4 as bigint))
     on conflict (system) do update set
       connected = case when phone_stream.holder = $2 then phone_stream.connected else 0 end,
       since = case when phone_stream.holder = $2 then phone_stream.since else cast($4 as bigint) end,
       holder = $2, lease_until = cast($3 as bigint)
     where phone_stream.holder = $2 or phone_stream.lease_until <= cast($4 as bigint)
     returning holder`,
    [system, holder, until, now],
  );
  return rows.length > 0;
}

/** Whether events arrive at the holder; false when the stream is somebody else's by now. */
export async function markStream(
  tx: Handle,
  { system, holder, connected, now }: { system: string; holder: string; connected: boolean; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('phone_stream')
    .set({ connected: connected ? 1 : 0, since: now })
    .where('system', '=', system)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets go, so that another process can take it at once. */
export async function releaseStream(tx: Handle, system: string, holder: string): Promise<void> {
  await tx.deleteFrom('phone_stream').where('system', '=', system).where('holder', '=', holder).execute();
}

/** Streams whose holder is alive. */
export async function liveStreams(db: Handle, now: number): Promise<StoredStream[]> {
  const rows = await db
    .selectFrom('phone_stream')
    .select(['system', 'holder', 'lease_until as leaseUntil', 'connected'])
    .where('lease_until', '>', now)
    .orderBy('system')
    .execute();
  return rows.map((row) => ({ ...row, connected: row.connected === 1 }));
}
