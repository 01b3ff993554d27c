import fc from 'fast-check';
import { expect, it } from 'vitest';

it("names the command that runs a failing property alone (with the test's name as a pattern)", async () => {
  const command =
    /PROPERTY_SEED=\d+ .*npm run unit -- test\/support\/property-seed\.test\.ts -t 'names the command that runs a failing property alone .with the test\.s name as a pattern.'$/;
  expect(() => fc.assert(fc.property(fc.nat(), (value) => value < 10))).toThrow(command);
  const property = fc.asyncProperty(fc.nat(), async () => {
    throw new RangeError('of the oracle');
  });
  const failure = await fc.assert(property).catch((error: Error) => error);
  expect(failure).toMatchObject({ message: expect.stringMatching(command), cause: expect.any(RangeError) });
});
