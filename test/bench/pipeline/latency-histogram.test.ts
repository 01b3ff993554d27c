import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatencyHistogram } from './latency-histogram.ts';

test('a quantile is that of the sorted values, to one part in sixty', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9, 0.99, 0.999, 1), (latencies, share) => {
      const histogram = new LatencyHistogram();
      for (const latency of latencies) histogram.record(latency);
      const sorted = latencies.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
      const found = histogram.quantile(share);
      expect(found).toBeGreaterThanOrEqual(exact - 0.001);
      expect(found).toBeLessThanOrEqual(exact * (1 + 1 / 60) + 0.001);
    }),
  );
});

test('nothing recorded says nothing', () => {
  expect(new LatencyHistogram().quantile(0.5)).toBeNaN();
});
