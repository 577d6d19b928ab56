import type { Platform } from '../core/chat.ts';

/** What stands before a command's first word on this platform. */
export function callPrefix(platform: Platform): string {
  return platform === 'slack' ? '/' : '';
}
