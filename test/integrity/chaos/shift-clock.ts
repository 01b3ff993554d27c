/**
 * Loaded before a worker: shifts its wall clock by the milliseconds that a file holds, as an operator or a broken time
 * server would; timers are unaffected, as on a real machine. Does what faketime does, without a library to install.
 */
import { readFileSync } from 'node:fs';

const file = process.env.CHAOS_CLOCK_FILE;
const RealDate = Date;
let shift = 0;

function read(): void {
  try {
    shift = Number(readFileSync(file ?? '', 'utf8')) || 0;
  } catch {
    // No shift has been requested yet.
    shift = 0;
  }
}

class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + shift] : given) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
}

if (file !== undefined) {
  read();
  setInterval(read, 200).unref();
  globalThis.Date = ShiftedDate as DateConstructor;
}
