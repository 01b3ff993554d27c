/** Headers between kafkajs and the port. */
import type { IHeaders } from 'kafkajs';
import type { Headers } from '../log/broker.ts';
import { collectHeaders } from './patches/header-decoder.ts';

/** Headers of the port; a header without a value has an empty one. */
export function toHeaders(headers: IHeaders | undefined): Headers {
  return Object.entries(headers ?? {}).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [key, Buffer.from(one ?? '')] as const),
  );
}

/** Headers of kafkajs. */
export function fromHeaders(headers: Headers | undefined): IHeaders {
  return collectHeaders((headers ?? []).map(([key, value]) => ({ key, value }))) as IHeaders;
}
