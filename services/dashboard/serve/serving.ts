/** The thread that answers, as the one that reads the log sees it: started, told of what changes, answered, stopped. */
import { Worker } from 'node:worker_threads';
import { askedAt, type Desk, type DeskQuestion } from '../desk/desk.ts';
import { errorOf, failureOf } from '../desk/failure.ts';
import type { FreshChange } from '../table/story-change.ts';
import {
  type FromServing,
  IS_READY,
  LIVE_READERS,
  type ServingConfig,
  type ServingStart,
  type ToServing,
} from './messages.ts';

/** What it works with. */
export interface ServingParts {
  readonly config: ServingConfig;
  /** The file of the table, opened and whole in form. */
  readonly file: string;
  readonly build: string;
  readonly desk: Desk;
  readonly onRequest: (status: number, seconds: number | null) => void;
  /** Told of a request that failed. */
  readonly onError: (error: Error) => void;
  /** Told of an address that is no proxy and sends the header of one. */
  readonly onStranger: (address: string) => void;
  /** Told when the thread has ended by itself: nobody is answered any more. */
  readonly onEnd: (error: Error) => void;
}

/** A thread that answers. */
export interface Serving {
  readonly port: number;
  /** Live readers just now. */
  readers(): number;
  /** Says whether the table is whole: until then answers say that they are not. */
  setReady(isReady: boolean): void;
  /** Tells of changes that are in the file. */
  take(changes: readonly FreshChange[]): void;
  stop(): Promise<void>;
}

/**
 * Memory of the thread, MiB. Without a bound V8 leaves what is no longer needed where it is for as long as there is room:
 * 150 MiB more. The largest answer, a list of the past, takes 60.
 */
const HEAP = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 24 };

/** The settings alone that it needs: others may hold what cannot be sent. */
function sent(config: ServingConfig): ServingConfig {
  return {
    API_ACCESS: config.API_ACCESS,
    API_HOST: config.API_HOST,
    API_PORT: config.API_PORT,
    API_TOKENS_FILE: config.API_TOKENS_FILE,
    API_PROXIES: config.API_PROXIES,
    API_PROXY_HEADER: config.API_PROXY_HEADER,
    API_TENANTS_FILE: config.API_TENANTS_FILE,
    API_ORIGINS: config.API_ORIGINS,
    API_REQUESTS_PER_SECOND: config.API_REQUESTS_PER_SECOND,
    API_LIVE_READERS: config.API_LIVE_READERS,
    HISTORY_DAYS: config.HISTORY_DAYS,
    IMAGE_HOSTS: config.IMAGE_HOSTS,
    OPERATED_PAGES: config.OPERATED_PAGES,
    TOPIC_PREFIX: config.TOPIC_PREFIX,
  };
}

/**
 * Starts the thread.
 * @throws Error with the address when it is taken
 */
export async function startServing(parts: ServingParts): Promise<Serving> {
  const { file, build, desk } = parts;
  const flags = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const start: ServingStart = { config: sent(parts.config), file, build, flags };
  const thread = new Worker(new URL('./api-thread.ts', import.meta.url), {
    workerData: start,
    name: 'api',
    resourceLimits: HEAP,
  });
  const listening = Promise.withResolvers<number>();
  const stopped = Promise.withResolvers<void>();
  let isStopping = false;
  const tell = (message: ToServing) => thread.postMessage(message);

  async function answer(question: DeskQuestion): Promise<void> {
    const { id } = question;
    try {
      tell({ kind: 'answer', id, value: await askedAt(desk, question) });
    } catch (error) {
      tell({ kind: 'answer', id, failure: failureOf(error) });
    }
  }

  thread.on('message', (message: FromServing) => {
    switch (message.kind) {
      case 'listening':
        return listening.resolve(message.port);
      case 'refused':
        return listening.reject(errorOf(message.failure));
      case 'question':
        return void answer(message);
      case 'request':
        return parts.onRequest(message.status, message.seconds);
      case 'failed':
        return parts.onError(errorOf(message.failure));
      case 'stranger':
        return parts.onStranger(message.address);
      case 'stopped':
        return stopped.resolve();
    }
  });
  const ended = (error: Error) => {
    stopped.resolve();
    listening.reject(error);
    if (!isStopping) parts.onEnd(error);
  };
  thread.on('error', ended);
  thread.on('exit', (code) => {
    if (!isStopping) ended(new Error(`the thread that answers has ended with ${code}`));
    stopped.resolve();
  });

  const stop = async () => {
    isStopping = true;
    tell({ kind: 'stop' });
    await stopped.promise;
    await thread.terminate();
  };
  try {
    return {
      port: await listening.promise,
      readers: () => Atomics.load(flags, LIVE_READERS),
      setReady: (isReady) => void Atomics.store(flags, IS_READY, isReady ? 1 : 0),
      take: (changes) => tell({ kind: 'changes', changes }),
      stop,
    };
  } catch (error) {
    isStopping = true;
    await thread.terminate();
    throw error;
  }
}
