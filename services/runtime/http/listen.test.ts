import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { listen } from './listen.ts';

const at = { host: '127.0.0.1', setting: 'SOME_PORT', onError: () => undefined };

it('says which port it took, and of one that is taken which variable sets it', async () => {
  const [first, second] = [createServer(), createServer()];
  const port = await listen(first, { ...at, port: 0 });
  expect(port).toBeGreaterThan(0);
  await expect(listen(second, { ...at, port })).rejects.toThrow(
    `127.0.0.1:${port} is taken; set SOME_PORT to a free port`,
  );
  await new Promise((resolve) => first.close(resolve));
});
