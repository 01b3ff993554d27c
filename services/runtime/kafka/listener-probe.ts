/**
 * What a listener is, found without logging in: whether it is reached, what its certificate is, whether it speaks Kafka's
 * protocol and which logins it takes. Nothing secret is sent, so the certificate is looked at and not demanded.
 */
import net, { type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type PeerCertificate, TLSSocket } from 'node:tls';
import { ByteReader } from './patches/byte-reader.ts';

/** What is known of the other side's certificate. */
export interface SeenCertificate {
  /** Node's code of why it is not to be trusted; undefined when it is. */
  readonly distrust: string | undefined;
  readonly certificate: PeerCertificate;
}

/** What a listener answered. */
export type ListenerAnswer =
  | {
      readonly kind: 'kafka';
      readonly tls: SeenCertificate | undefined;
      /** The logins that it takes; none when it asks for none. */
      readonly mechanisms: readonly string[];
    }
  /** Nothing listens there, or its name is not known: Node's code. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The handshake of TLS failed. */
  | { readonly kind: 'no-tls'; readonly code: string; readonly message: string }
  /** It was reached, and then ended the connection or answered nothing that Kafka would. */
  | {
      readonly kind: 'no-kafka';
      readonly tls: SeenCertificate | undefined;
      readonly code: string;
      readonly message: string;
    };

const API_VERSIONS = 18;
const SASL_HANDSHAKE = 17;
/** Longer answers are none of Kafka's to these questions. */
const MAX_ANSWER = 1024 * 1024;

const int16 = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const text = (value: string) => Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);

function request(apiKey: number, version: number, body: Buffer): Buffer {
  const bytes = Buffer.concat([int16(apiKey), int16(version), int32(1), text('newsfold-doctor'), body]);
  return Buffer.concat([int32(bytes.length), bytes]);
}

/** Sends a request and waits for its answer, without the correlation. */
function exchange(socket: Socket, bytes: Buffer): Promise<ByteReader> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const onData = (part: Buffer) => {
      received = Buffer.concat([received, part]);
      if (received.length < 4) return;
      const length = received.readInt32BE(0);
      if (length < 4 || length > MAX_ANSWER) return reject(new Error('it answers something else than Kafka'));
      if (received.length >= 4 + length) {
        socket.off('data', onData);
        resolve(new ByteReader(received, 8));
      }
    };
    socket.on('data', onData);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it closed the connection')));
    socket.write(bytes);
  });
}

function mechanismsIn(answer: ByteReader): readonly string[] {
  answer.int16();
  const count = answer.int32();
  return Array.from({ length: Math.max(0, count) }, () => answer.take(answer.int16()).toString());
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? 'CLOSED';
const messageOf = (error: unknown) => (error as Error).message;

function connected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it closed the connection')));
  });
}

function seen(socket: TLSSocket): SeenCertificate {
  // Node gives a code or an error, whatever its types say.
  const { authorized, authorizationError } = socket as { authorized: boolean; authorizationError?: unknown };
  const distrust = (authorizationError as { code?: string } | null)?.code ?? String(authorizationError);
  return { distrust: authorized ? undefined : distrust, certificate: socket.getPeerCertificate() };
}

async function ask(socket: Socket): Promise<ListenerAnswer> {
  const tls = socket instanceof TLSSocket ? seen(socket) : undefined;
  // Whatever it speaks, it is not to be trusted; that is what there is to say.
  if (tls?.distrust !== undefined) return { kind: 'no-kafka', tls, code: tls.distrust, message: '' };
  try {
    await exchange(socket, request(API_VERSIONS, 0, Buffer.alloc(0)));
    const mechanisms = mechanismsIn(await exchange(socket, request(SASL_HANDSHAKE, 1, text('?'))));
    return { kind: 'kafka', tls, mechanisms };
  } catch (error) {
    return { kind: 'no-kafka', tls, code: codeOf(error), message: messageOf(error) };
  }
}

/** Asks a listener. @param tls left out: without encryption */
export async function probeListener(
  host: string,
  port: number,
  tls: ConnectionOptions | undefined,
  timeoutMs: number,
): Promise<ListenerAnswer> {
  const plain = net.connect({ host, port });
  const timer = setTimeout(
    () =>
      plain.destroy(Object.assign(new Error(`no answer within ${timeoutMs / 1000} s`), { code: 'TIMEOUT' })),
    timeoutMs,
  );
  // Errors after the first are of no interest, and would end the process.
  plain.on('error', () => undefined);
  try {
    try {
      await connected(plain, 'connect');
    } catch (error) {
      return { kind: 'unreachable', code: codeOf(error) };
    }
    if (tls === undefined) return await ask(plain);
    const name = net.isIP(host) ? {} : { servername: host };
    const secure = connectTls({ host, ...name, ...tls, socket: plain, rejectUnauthorized: false });
    secure.on('error', () => undefined);
    try {
      await connected(secure, 'secureConnect');
    } catch (error) {
      return { kind: 'no-tls', code: codeOf(error), message: messageOf(error) };
    }
    return await ask(secure);
  } finally {
    clearTimeout(timer);
    plain.destroy();
  }
}
