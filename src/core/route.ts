import type { IncomingMessage, ServerResponse } from 'node:http';

/** One HTTP entrance of an adapter on the shared port. The handler reads the raw body itself: signatures cover its bytes. */
export interface Route {
  method: 'GET' | 'POST';
  /** Exact path, without a trailing slash. */
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}
