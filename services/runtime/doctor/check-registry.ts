/** Tries a schema registry: the address, TLS, who asks, the path, and whether it has this release's schemas. */
import { avroSchema, type RecordName } from '@newsfold/schemas/avro-source.ts';
import { subjectOf } from '@newsfold/schemas/control-record.ts';
import type { RegistryConnection } from '../config/connection.ts';
import { ask, type HttpAnswer } from '../http/http-client.ts';
import { describeAnswer, registryTarget } from '../registry/registry-client.ts';
import { bad, type Finding, good } from './finding.ts';
import { distrustFinding, ownCertificateFinding } from './tls-words.ts';

const TIMEOUT_MS = 5000;
/** Clocks further apart than this end certificates and tokens before their time, ms. */
const MAX_SKEW_MS = 60_000;

/** A schema that newsfold needs there: the record, and the topic whose values it is. */
export interface NeededSchema {
  readonly record: RecordName;
  readonly topic: string;
}

const REMEDY = 'Look at SCHEMA_REGISTRY_URL: it must lead to the Confluent API, past every proxy';

function failure(check: string, { url, tls }: RegistryConnection, error: Error & { code?: string }): Finding {
  const { code = '', message } = error;
  const own = ownCertificateFinding(check, message, 'SCHEMA_REGISTRY_SSL', tls?.certificate !== undefined);
  if (own !== undefined) return own;
  if (/^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT)/.test(code))
    return distrustFinding(check, code, (error as { cert?: never }).cert, 'SCHEMA_REGISTRY_SSL');
  if (url.startsWith('https:') && /wrong version number|packet length too long/i.test(message))
    return bad(check, 'it speaks no TLS', 'Begin SCHEMA_REGISTRY_URL with http://, or use its TLS port');
  if (url.startsWith('http:') && /Parse Error|socket hang up|ECONNRESET/i.test(`${message} ${code}`))
    return bad(
      check,
      'it does not speak HTTP, or TLS alone',
      'Begin SCHEMA_REGISTRY_URL with https://, and look at the port',
    );
  return bad(check, `it cannot be reached (${message})`, 'Look at SCHEMA_REGISTRY_URL, and whether it runs');
}

function clock(check: string, answer: HttpAnswer, now: number): Finding | undefined {
  const skew = answer.date === undefined ? 0 : now - answer.date;
  if (Math.abs(skew) < MAX_SKEW_MS) return undefined;
  return bad(
    `${check}, clock`,
    `this machine's clock is ${Math.round(Math.abs(skew) / 1000)} s ${skew < 0 ? 'behind' : 'ahead of'} the registry's`,
    'Set the one that is wrong: certificates and tokens end by it',
  );
}

function judge(check: string, needed: NeededSchema, autoRegister: boolean, answer: HttpAnswer): Finding {
  const what = `the schema of ${subjectOf(needed.record, needed.topic)}`;
  if (answer.status === 200 && answer.type !== 'text/html') return good(check, `it has ${what}`);
  const isUnknown = answer.status === 404 && /"error_code"\s*:\s*404\d\d/.test(answer.text);
  if (isUnknown && autoRegister) return good(check, `${what} is not there yet and will be registered`);
  if (isUnknown)
    return bad(
      check,
      `it does not have ${what}`,
      'Register its file of schemas/avro there, or set SCHEMA_REGISTRY_AUTO_REGISTER=true',
    );
  return bad(check, describeAnswer(answer), answer.status === 403 ? `Allow it to read ${what}` : REMEDY);
}

/** Tries it, as whoever the connection says, with look-ups that change nothing. */
export async function checkRegistry(
  connection: RegistryConnection,
  needed: readonly NeededSchema[],
): Promise<readonly Finding[]> {
  const check = `registry ${connection.url}`;
  const findings: Finding[] = [];
  for (const [index, one] of needed.entries()) {
    try {
      const answer = await ask(registryTarget(connection), {
        method: 'POST',
        path: `/subjects/${encodeURIComponent(subjectOf(one.record, one.topic))}`,
        headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
        body: JSON.stringify({ schema: JSON.stringify(avroSchema(one.record)) }),
        timeoutMs: TIMEOUT_MS,
      });
      const skew = index === 0 ? clock(check, answer, Date.now()) : undefined;
      if (skew !== undefined) findings.push(skew);
      const finding = judge(check, one, connection.autoRegister ?? true, answer);
      findings.push(finding);
      // What ails one question ails the others.
      if (!finding.isOk && answer.status !== 403 && answer.status !== 404) break;
    } catch (error) {
      findings.push(failure(check, connection, error as Error));
      break;
    }
  }
  return findings;
}
