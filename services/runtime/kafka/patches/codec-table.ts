/** Patch of kafkajs: it knows gzip alone, and unpacks it without a bound. Here its table gets every codec. */
import { RECORD_CODECS } from '../codecs/record-codecs.ts';
import { kafkajsInternals } from './kafkajs.ts';

interface KafkajsCodec {
  compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
  decompress(bytes: Buffer): Promise<Buffer>;
}

/**
 * Puts the codecs into kafkajs' table, for what it writes and for message sets of old brokers, which it reads itself.
 * @param maxUnpackedBytes bound of what one batch may unpack to
 * @throws Error when kafkajs does not look as expected
 */
export function registerCodecs(maxUnpackedBytes: number): void {
  const { Codecs } = kafkajsInternals.load<{ Codecs: Record<number, () => KafkajsCodec> }>(
    'src/protocol/message/compression/index.js',
  );
  kafkajsInternals.confirm('the table of codecs', typeof Codecs?.[1] === 'function');
  for (const [number, codec] of RECORD_CODECS.entries()) {
    if (codec === undefined) continue;
    const { name, pack, unpack } = codec;
    Codecs[number] = () => ({
      compress: async ({ buffer }) => {
        if (pack === undefined) throw new Error(`newsfold does not write ${name}`);
        return pack(buffer);
      },
      decompress: async (bytes) => unpack(bytes, maxUnpackedBytes),
    });
  }
}
