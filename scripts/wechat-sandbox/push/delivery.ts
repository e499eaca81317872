import { randomInt } from 'node:crypto';
import type { SandboxApp } from '../world.ts';
import { decrypt, encrypt, signatureOf } from './encryption.ts';
import { elementOf, type MessageFields, toXml } from './message-xml.ts';

/** One request to the server's callback address. */
export interface Delivery {
  url: string;
  body: string;
}

/** Writes the message as the app's mode says, and signs it. */
export function deliveryOf(app: SandboxApp, fields: MessageFields, now: number): Delivery {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomInt(1_000_000_000));
  const url = new URL(String(app.callbackUrl));
  url.searchParams.set('signature', signatureOf(app.token, timestamp, nonce));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  url.searchParams.set('openid', String(fields.FromUserName));
  if (app.mode === 'plain') return { url: url.href, body: toXml(fields) };
  const Encrypt = encrypt(toXml(fields), app);
  url.searchParams.set('encrypt_type', 'aes');
  url.searchParams.set('msg_signature', signatureOf(app.token, timestamp, nonce, Encrypt));
  const clear = app.mode === 'compatible' ? fields : { ToUserName: app.originalId };
  return { url: url.href, body: toXml({ ...clear, Encrypt }) };
}

/** What came of it: how often it was sent, and the reply to the person, if any. */
export interface Delivered {
  tries: number;
  isAnswered: boolean;
  reply: string | null;
}

const tries = 3;

/** Sends it until it is answered in time, three times at most. */
export async function deliver(
  app: SandboxApp,
  { url, body }: Delivery,
  waitMs: number,
): Promise<Delivered> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
        signal: AbortSignal.timeout(waitMs),
      });
      const text = await response.text();
      if (response.ok) return { tries: attempt, isAnswered: true, reply: replyIn(app, text) };
    } catch {
      // sent again, as when the answer is late
    }
  }
  return { tries, isAnswered: false, reply: null };
}

function replyIn(app: SandboxApp, text: string): string | null {
  if (text === '' || text === 'success') return null;
  const encrypted = elementOf(text, 'Encrypt');
  const xml = encrypted === null ? text : decrypt(encrypted, app);
  const type = elementOf(xml, 'MsgType');
  if (type === 'transfer_customer_service') return '（转人工客服）';
  return elementOf(xml, 'Content') ?? elementOf(xml, 'Title');
}
