import { expect, it } from 'vitest';
import { createMetrics } from '../../observe/metrics.ts';
import { RestoreMeter } from './restore-meter.ts';

it('estimates how much is left at the speed so far', async () => {
  let now = 1000;
  const metrics = createMetrics('test');
  const meter = new RestoreMeter(metrics, 3, () => now);
  expect(meter.progress()).toEqual({ progress: 0, secondsLeft: null });
  now += 2000;
  meter.note(250, 0, 1000);
  expect(meter.progress()).toEqual({ progress: 0.25, secondsLeft: 6 });
  now += 6000;
  meter.restored();
  meter.live();
  expect(meter.progress()).toEqual({ progress: 1, secondsLeft: 0 });
  const page = await metrics.registry.metrics();
  expect(page).toMatch(/newsfold_restore_duration_seconds\{[^}]*partition="3"[^}]*\} 8/);
  expect(page).toMatch(/newsfold_restore_seconds_left\{[^}]*partition="3"[^}]*\} 0/);
});

it('is done at once with an empty log', () => {
  const meter = new RestoreMeter(createMetrics('test'), 0, () => 0);
  meter.note(5, 5, 5);
  expect(meter.progress().progress).toBe(1);
});
