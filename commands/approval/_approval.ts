import { z } from 'zod';
import { field } from '../../src/core/fields.ts';

/** Which one; filled by our own buttons only. Typed words mean the one that waits. */
export const approvalField = () => field.hidden(z.string().max(200));
export const stepField = () => field.hidden(z.number().int().min(0));
