import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';

/** What waits for my decision, and what I asked for myself. */
export default defineCommand({
  id: 'approval.list',
  words: ['approvals'],
  summary: 'Show what waits for an approval',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: {
    en: ['show my approvals', 'which approvals are waiting'],
    de: ['zeig meine Genehmigungen', 'welche Genehmigungen warten'],
    fr: ['montre mes approbations', 'quelles approbations attendent'],
    es: ['muestra mis aprobaciones', 'qué aprobaciones esperan'],
  },
  async run({ who, services }) {
    return { card: await services.approvals.list(who) };
  },
});
