import { z } from 'zod';
import { card } from '../../../cards/build.ts';
import type { Stage } from './stage.ts';

const Found = z.object({
  composeExtension: z.object({
    attachments: z.array(
      z.object({
        content: z.looseObject({}),
        preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }),
      }),
    ),
  }),
});

/** People found while somebody types beside Teams' compose box. */
export async function playCompose({ bench, samples, settle }: Stage): Promise<void> {
  const value = { commandId: 'people', parameters: [{ name: 'query', value: 'dana' }] };
  const asked = bench.teams.activity('omar.haddad', { type: 'invoke', name: 'composeExtension/query', value });
  const { body } = await bench.teams.posts(asked);
  const { attachments } = Found.parse(body).composeExtension;
  const rows = attachments.map(({ preview: { content } }) => ({ title: content.title, detail: content.text }));
  const [first] = attachments;
  if (!first) throw new Error('nobody was found');
  const list = card('People for "dana"', 'neutral', [{ kind: 'rows', rows }]);
  samples.push({ name: 'compose: people', on: 'compose', card: list, chosen: first.content });
  await settle();
}
