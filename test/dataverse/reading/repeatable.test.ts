import { repeatable } from '../../../ConnectionManager/dataverse/reading/repeatable';

/** Work whose readiness and end a test decides. */
function steered(): { readonly ask: () => Promise<void>; readonly settled: () => Promise<void>; readonly begin: () => Promise<void>; readonly end: () => Promise<void>; readonly begun: () => number } {
  const ready: (() => void)[] = [];
  const done: (() => void)[] = [];
  let begun = 0;
  const work = repeatable(
    () => new Promise<void>((resolve) => ready.push(resolve)),
    () => {
      begun++;
      return new Promise<void>((resolve) => done.push(resolve));
    },
  );
  const step = async (waiting: (() => void)[]): Promise<void> => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { ...work, begin: () => step(ready), end: () => step(done), begun: () => begun };
}

it('is done once for all that ask before it begins', async () => {
  const { ask, begin, end, begun } = steered();
  const asked = [ask(), ask(), ask()];
  await begin();
  await end();
  await Promise.all(asked);
  expect(begun()).toBe(1);
});

it('is done once more for those that ask while it is being done', async () => {
  const { ask, begin, end, begun } = steered();
  void ask();
  await begin();
  const asked = [ask(), ask()];
  await end();
  await begin();
  expect(begun()).toBe(2);
  await end();
  await Promise.all(asked);
});

it('can be asked for again when it is over', async () => {
  const { ask, settled, begin, end, begun } = steered();
  for (const time of [1, 2]) {
    const asked = ask();
    await begin();
    await end();
    await asked;
    await settled();
    expect(begun()).toBe(time);
  }
});
