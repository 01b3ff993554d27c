/** Tries a cluster step by step: the address, TLS, the protocol, the login, the addresses that it leads clients to. */
import type { KafkaConnection } from '../config/connection.ts';
import { type ListenerAnswer, probeListener } from '../kafka/listener-probe.ts';
import { type ClusterView, SignedIn } from '../kafka/signed-in.ts';
import { tlsOptions } from '../secrets/tls-material.ts';
import { bad, type Finding, good } from './finding.ts';
import { distrustFinding, ownCertificateFinding } from './tls-words.ts';

/** How long one step may take, ms. */
export const STEP_MS = 5000;
/** Clocks further apart than this end tokens before their time, ms. */
const MAX_SKEW_MS = 60_000;

/** What came of the checks, and the connection that was logged in, for further ones. */
export interface KafkaCheck {
  readonly findings: readonly Finding[];
  readonly signedIn: SignedIn | undefined;
}

/** Host and port of an address as the configuration accepts it. */
export function hostAndPort(address: string): { readonly host: string; readonly port: number } {
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) };
}

const REACH: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up now',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  TIMEOUT: 'it does not answer in time: a firewall, or a host that is down',
};

const protocolOf = ({ tls, login }: KafkaConnection, encrypted = tls !== undefined) =>
  `${login === undefined ? '' : 'SASL_'}${encrypted ? 'SSL' : 'PLAINTEXT'}`;

/** What an answer says of a listener that is spoken to as configured. */
async function judge(
  check: string,
  connection: KafkaConnection,
  host: string,
  port: number,
  answer: ListenerAnswer,
  stepMs: number,
): Promise<Finding> {
  const { tls, login } = connection;
  if (answer.kind === 'unreachable')
    return bad(
      check,
      REACH[answer.code] ?? `it cannot be reached (${answer.code})`,
      'Look at KAFKA_BROKERS, and whether this machine may reach it',
    );
  if (answer.kind === 'no-tls' || answer.kind === 'no-kafka') {
    const own = ownCertificateFinding(check, answer.message, 'KAFKA_SSL', tls?.certificate !== undefined);
    if (own !== undefined) return own;
    if (answer.kind === 'no-kafka' && answer.tls?.distrust !== undefined)
      return distrustFinding(check, answer.tls.distrust, answer.tls.certificate, 'KAFKA_SSL');
    const other = await probeListener(
      host,
      port,
      tls === undefined ? { minVersion: 'TLSv1.2' } : undefined,
      stepMs,
    );
    if (tls !== undefined && other.kind === 'kafka')
      return bad(
        check,
        'it speaks no TLS',
        `Use the port of its TLS listener, or set KAFKA_SECURITY_PROTOCOL=${protocolOf(connection, false)} if nobody can listen in between`,
      );
    if (tls === undefined && other.kind !== 'no-tls' && other.kind !== 'unreachable')
      return bad(check, 'it speaks TLS alone', `Set KAFKA_SECURITY_PROTOCOL=${protocolOf(connection, true)}`);
    return bad(
      check,
      `it is no Kafka broker, or one that is starting (${answer.message})`,
      'Look at the port in KAFKA_BROKERS, and at the log of the broker',
    );
  }
  if (answer.tls?.distrust !== undefined)
    return distrustFinding(check, answer.tls.distrust, answer.tls.certificate, 'KAFKA_SSL');
  if (login === undefined && answer.mechanisms.length > 0)
    return bad(
      check,
      `it wants a login, by ${answer.mechanisms.join(', ')}`,
      `Set KAFKA_SECURITY_PROTOCOL=SASL_${protocolOf(connection)} and KAFKA_SASL_MECHANISM`,
    );
  if (login !== undefined && answer.mechanisms.length === 0)
    return bad(
      check,
      'it takes no login',
      `Set KAFKA_SECURITY_PROTOCOL=${protocolOf({ ...connection, login: undefined })}, or use the port of a listener that does`,
    );
  if (login !== undefined && !answer.mechanisms.includes(login.mechanism))
    return bad(
      check,
      `it does not take ${login.mechanism}, but ${answer.mechanisms.join(', ')}`,
      'Set KAFKA_SASL_MECHANISM to one of these',
    );
  return good(check, `reached${tls === undefined ? '' : ', its certificate is trusted'}`);
}

async function checkListener(connection: KafkaConnection, address: string, stepMs: number): Promise<Finding> {
  const { host, port } = hostAndPort(address);
  const options = connection.tls && tlsOptions(connection.tls);
  const answer = await probeListener(host, port, options, stepMs);
  return judge(`broker ${address}`, connection, host, port, answer, stepMs);
}

/** What a token says of its own time, against this machine's clock. */
function tokenFinding(check: string, token: string, now: number): Finding | undefined {
  let claims: { exp?: unknown; nbf?: unknown; iat?: unknown };
  try {
    claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as typeof claims;
  } catch {
    // No JWT: it says nothing of its time.
    return undefined;
  }
  const [ends, begins] = [Number(claims?.exp) * 1000, Number(claims?.nbf ?? claims?.iat) * 1000];
  if (ends < now)
    return bad(
      check,
      `the token ended on ${new Date(ends).toISOString()}`,
      `Renew it; or set this machine's clock, which says ${new Date(now).toISOString()}`,
    );
  if (begins > now + MAX_SKEW_MS)
    return bad(
      check,
      `the token begins on ${new Date(begins).toISOString()}`,
      `Set this machine's clock, which says ${new Date(now).toISOString()}`,
    );
  return undefined;
}

async function logIn(connection: KafkaConnection, signedIn: SignedIn): Promise<Finding> {
  const { login } = connection;
  const check = login === undefined ? 'connection' : `login by ${login.mechanism}`;
  if (login !== undefined && 'token' in login) {
    const finding = tokenFinding(check, login.token.reveal(), Date.now());
    if (finding !== undefined) return finding;
  }
  try {
    await signedIn.open();
    return good(check, login === undefined ? 'open' : 'accepted');
  } catch (error) {
    const why = (error as Error).message;
    if (login === undefined) return bad(check, why, 'Look at the log of the broker');
    if (login.mechanism === 'OAUTHBEARER')
      return bad(
        check,
        `refused: ${why}`,
        'token' in login
          ? 'Look at KAFKA_SASL_OAUTHBEARER_TOKEN_FILE, and at what the broker demands of a token'
          : `Look at KAFKA_SASL_OAUTHBEARER_CLIENT_ID, _CLIENT_SECRET and _SCOPE, and whether ${login.endpoint} can be reached`,
      );
    return bad(
      check,
      `refused for the user ${JSON.stringify(login.username)}: ${why}`,
      `Look at KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD; the user must be known to ${login.mechanism}, with this password`,
    );
  }
}

/** Brokers to which clients are led and which are not among those that were given. */
async function checkLed(
  connection: KafkaConnection,
  view: ClusterView,
  given: readonly string[],
  stepMs: number,
): Promise<readonly Finding[]> {
  const led = view.brokers
    .map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`)
    .filter((address) => !given.includes(address));
  const findings = await Promise.all(led.map((address) => checkListener(connection, address, stepMs)));
  return findings.map((finding) =>
    finding.isOk
      ? finding
      : {
          ...finding,
          found: `${finding.found} (the cluster leads clients to it)`,
          remedy: `Look at advertised.listeners of that broker. ${finding.remedy}`,
        },
  );
}

/** Tries the brokers. Whoever gets a connection closes it. @param stepMs how long one step may take */
export async function checkKafka(connection: KafkaConnection, stepMs: number = STEP_MS): Promise<KafkaCheck> {
  const listeners = await Promise.all(
    connection.brokers.map(async (address) => ({
      address,
      finding: await checkListener(connection, address, stepMs),
    })),
  );
  const findings = listeners.map(({ finding }) => finding);
  const first = listeners.find(({ finding }) => finding.isOk);
  if (first === undefined) return { findings, signedIn: undefined };
  const { host, port } = hostAndPort(first.address);
  const signedIn = new SignedIn(connection, host, port);
  const login = await logIn(connection, signedIn);
  findings.push(login);
  if (!login.isOk) {
    await signedIn.close();
    return { findings, signedIn: undefined };
  }
  try {
    findings.push(...(await checkLed(connection, await signedIn.view([]), connection.brokers, stepMs)));
  } catch (error) {
    // It has let newsfold in, and then says nothing more.
    findings.push(bad('brokers of the cluster', (error as Error).message, 'Look at the log of the broker'));
    await signedIn.close();
    return { findings, signedIn: undefined };
  }
  return { findings, signedIn };
}
