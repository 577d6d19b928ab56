import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { PatchcordError } from '../core/errors.ts';
import { sameText } from './sign.ts';

/** Secrets at rest: AES-256-GCM under a key derived from the settings. */
export interface Sealer {
  /** `context` says what is sealed and for whom; what was sealed for one context does not open in another. */
  seal(plain: string, context: string): string;
  /** Throws `bug` when the key is unknown, the context is another one, or the text was changed. */
  open(sealed: string, context: string): string;
  /** Which of the keys sealed it: the first one, a later one, or none of them. Does not open it. */
  keyOf(sealed: string): 'first' | 'later' | 'unknown';
  /** Vouches for texts that stay readable; what was signed for one purpose is wrong for another. */
  signer(purpose: string): Signer;
}

/** Signs texts so that nobody without the key can change them unseen: HMAC-SHA-256. */
export interface Signer {
  /** Under the first key: its id and the HMAC in hex, with a dot between. */
  sign(text: string): string;
  /** `right` under the first key, `older` under a later one; `unknown` when the key is not there, so that nobody can say. */
  check(text: string, signature: string): 'right' | 'older' | 'wrong' | 'unknown';
}

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param secretKey `PATCHCORD_SECRET_KEY`: at least 32 characters (32 random bytes as hex or base64 are such).
 * Several, separated by commas: the first one seals, all of them open, so that keys can be changed one after the other.
 * Throws `bad-input` when a key is too short.
 */
export function createSealer(secretKey: string): Sealer {
  const keys = secretKey.split(',').map((text) => deriveKey(text.trim()));
  const [sealing] = keys;
  if (!sealing) throw tooShort();
  const opening = new Map(keys.map((key) => [key.id, key.key]));

  return {
    seal(plain, context) {
      const head = `${VERSION}.${sealing.id}`;
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing.key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundData(head, context));
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${head}.${sealed.toString('base64url')}`;
    },

    keyOf(sealed) {
      const [, id = ''] = sealed.split('.');
      if (id === sealing.id) return 'first';
      return opening.has(id) ? 'later' : 'unknown';
    },

    signer(purpose) {
      const signing = new Map(keys.map(({ id, derive }) => [id, createSecretKey(derive(`sign ${purpose}`, 32))]));
      const hmac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest('hex');
      const first = signing.get(sealing.id);
      if (!first) throw tooShort();
      return {
        sign: (text) => `${sealing.id}.${hmac(first, text)}`,
        check(text, signature) {
          const [, id, mac] = /^([0-9a-f]{8})\.([0-9a-f]{64})$/.exec(signature) ?? [];
          if (id === undefined || mac === undefined) return 'wrong';
          const key = signing.get(id);
          if (!key) return 'unknown';
          if (!sameText(mac, hmac(key, text))) return 'wrong';
          return id === sealing.id ? 'right' : 'older';
        },
      };
    },

    open(sealed, context) {
      const [version, id = '', text = '', ...more] = sealed.split('.');
      if (version !== VERSION || more.length > 0) throw unopened('it has another format');
      const key = opening.get(id);
      if (!key) throw unopened(`key ${id.slice(0, 8)} is not among PATCHCORD_SECRET_KEY`);
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw unopened('it is cut off');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(boundData(`${version}.${id}`, context));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const plain = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(plain).toString('utf8');
      } catch {
        throw unopened('it was changed, or sealed for something else');
      }
    },
  };
}

interface DerivedKey {
  id: string;
  key: KeyObject;
  derive: (info: string, bytes: number) => Buffer;
}

function deriveKey(text: string): DerivedKey {
  if (text.length < 32) throw tooShort();
  const derive = (info: string, bytes: number) => Buffer.from(hkdfSync('sha256', text, 'patchcord', info, bytes));
  return { id: derive('key id', 4).toString('hex'), key: createSecretKey(derive('seal v1', 32)), derive };
}

function boundData(head: string, context: string): Buffer {
  return Buffer.from(`${head}.${context}`, 'utf8');
}

function tooShort(): PatchcordError {
  return new PatchcordError(
    'bad-input',
    'PATCHCORD_SECRET_KEY needs at least 32 characters. Make one with: openssl rand -hex 32',
  );
}

function unopened(why: string): PatchcordError {
  return new PatchcordError('bug', 'A stored secret cannot be opened.', { cause: new Error(`sealed text: ${why}`) });
}
