import { createServer } from 'node:http';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type Request,
  type Response,
} from 'botbuilder';

/** An echo as botbuilder's own examples write it, without an app id. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

createServer((request, raw) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const asked: Request = {
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      headers: request.headers,
      method: request.method ?? '',
    };
    const response: Response = {
      socket: raw.socket,
      header: (name: string, value: unknown) => raw.setHeader(name, String(value)),
      status: (code: number) => {
        raw.statusCode = code;
        return response;
      },
      send: (body: unknown) => raw.write(typeof body === 'string' ? body : JSON.stringify(body)),
      end: () => raw.end(),
    };
    void adapter.process(asked, response, async (context) => {
      if (context.activity.type !== 'message') return;
      await context.sendActivity(MessageFactory.text(`You said: ${context.activity.text}`));
    });
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
