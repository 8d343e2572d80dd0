import { environment } from '../control/environment';
import { both, flowOf, numbers, referenceOf, references } from './environments';
import { minute, readEnvironment } from './readEnvironment';

const busy = [503, '0x80044150', 'Generic SQL error.'] as const;

it('a refresh keeps what is shown until everything has been read again', async () => {
  const { reader, hold, change, story, quiet } = await readEnvironment(both(5));
  reader.refresh();
  await quiet();
  const before = reader.current();
  const held = [hold('references 2'), hold('flows 2'), hold('changed 1')] as const;
  await change(referenceOf(1), { connectionreferencedisplayname: 'Reference 0' });
  await change(flowOf(1), { description: 'Changed' });
  reader.refresh();
  await held[0].asked;
  held[1].open();
  await held[2].asked;
  await quiet();
  expect(reader.current().connectionReferences).toEqual({ ...before.connectionReferences, state: 'loading' });
  expect(reader.current().definitions).toEqual({ ...before.definitions, state: 'loading' });
  expect(story('definitions').slice(-2)).toEqual(['complete: 5', 'loading: 5']);
  held.forEach(({ open }) => open());
  await quiet();
  expect(reader.current().connectionReferences.rows[0]).toMatchObject({ displayName: 'Reference 0' });
  expect(reader.current().connectionReferences.readAt).not.toEqual(before.connectionReferences.readAt);
  for (const key of ['connectionReferences', 'flows', 'definitions'] as const) {
    expect(story(key).slice(-3)).toEqual(['complete: 5', 'loading: 5', 'complete: 5']);
  }
});

it('a refresh does not show half of what it has read, although that is more than before', async () => {
  const { reader, hold, change, story, quiet } = await readEnvironment(both(1));
  reader.refresh();
  await quiet();
  for (const number of [2, 3]) {
    await change(referenceOf(number), {
      connectionreferencelogicalname: `contoso_reference${number}`,
      connectionreferencedisplayname: `Reference ${number}`,
      connectorid: '/providers/Microsoft.PowerApps/apis/shared_sql',
    });
  }
  const held = hold('references 2');
  reader.refresh();
  await held.asked;
  await quiet();
  expect(story('connectionReferences').slice(-2)).toEqual(['complete: 1', 'loading: 1']);
  held.open();
  await quiet();
  expect(story('connectionReferences').slice(-2)).toEqual(['loading: 1', 'complete: 3']);
});

it('a refresh takes rows away that are gone, at the end', async () => {
  const { reader, change, story, quiet } = await readEnvironment(both(3));
  reader.refresh();
  await quiet();
  await Promise.all([1, 2].map((number) => change(referenceOf(number))));
  reader.refresh();
  await quiet();
  expect(story('connectionReferences').slice(-3)).toEqual(['complete: 3', 'loading: 3', 'complete: 1']);
  expect(reader.current().connectionReferences.rows).toMatchObject([{ displayName: 'Reference 3' }]);
});

it.each([
  ['connectionReferences', 'references 2', ['connectionReferences']],
  ['flows', 'flows 2', ['flows', 'definitions']],
  ['definitions', 'changed 1', ['definitions']],
] as const)('a refresh that fails keeps all that was known of the %s, and says what failed', async (_what, page, concerned) => {
  const { reader, change, fail, quiet } = await readEnvironment(both(3));
  reader.refresh();
  await quiet();
  const before = reader.current();
  await change(flowOf(1), { description: 'Changed' });
  fail(page, ...busy);
  reader.refresh();
  await quiet();
  for (const key of concerned) {
    const { problem, ...kept } = reader.current()[key];
    expect(problem).toMatchObject({ code: '0x80044150' });
    expect({ ...kept, problem: null }).toEqual({ ...before[key], state: 'failed' });
    expect(kept.complete).toBe(true);
  }
  reader.refresh();
  await quiet();
  concerned.forEach((key) => expect(reader.current()[key]).toMatchObject({ state: 'complete', problem: null }));
});

it('a refresh after an incomplete reading shows new rows as soon as there are as many as before', async () => {
  const { reader, fail, hold, change, story, quiet } = await readEnvironment(both(7));
  fail('references 3', ...busy);
  reader.refresh();
  await quiet();
  await change(referenceOf(1), { connectionreferencedisplayname: 'Reference 0' });
  fail('references 2', ...busy);
  reader.refresh();
  await quiet();
  expect(reader.current().connectionReferences.rows[0]).toMatchObject({ displayName: 'Reference 1' });
  const held = hold('references 3');
  reader.refresh();
  await held.asked;
  expect(reader.current().connectionReferences).toMatchObject({ state: 'loading', complete: false, rows: { length: 4 } });
  expect(reader.current().connectionReferences.rows[0]).toMatchObject({ displayName: 'Reference 0' });
  held.open();
  await quiet();
  const climbing = ['loading: 0 so far', 'loading: 2 so far', 'loading: 4 so far', 'failed: 4 so far'];
  const again = ['loading: 4 so far', 'failed: 4 so far', 'loading: 4 so far', 'loading: 6 so far', 'loading: 7 so far', 'complete: 7'];
  expect(story('connectionReferences')).toEqual([...climbing, ...again]);
});

it('a refresh after an incomplete reading shows fewer rows only when these are all', async () => {
  const { reader, fail, change, story, quiet } = await readEnvironment(both(5));
  fail('references 3', ...busy);
  reader.refresh();
  await quiet();
  await Promise.all([1, 2].map((number) => change(referenceOf(number))));
  reader.refresh();
  await quiet();
  expect(story('connectionReferences').slice(-3)).toEqual(['failed: 4 so far', 'loading: 4 so far', 'complete: 3']);
});

it('a refresh is ignored while everything is still being read', async () => {
  const { reader, askedFor, hold, story, quiet } = await readEnvironment(both(3));
  const held = [hold('references 2'), hold('flows 2')] as const;
  reader.refresh();
  await Promise.all(held.map((page) => page.asked));
  numbers(15).forEach(() => reader.refresh());
  await quiet();
  held.forEach(({ open }) => open());
  await quiet();
  const lists = ['references', 'flows', 'definitions', 'instances', 'registrations', 'runs'] as const;
  expect(askedFor(...lists)).toHaveLength(9);
  expect(story('flows').slice(-1)).toEqual(['complete: 3']);
  reader.refresh();
  await quiet();
  expect(askedFor('references')).toHaveLength(4);
  expect(askedFor('flows')).toHaveLength(4);
});

it('a refresh reads a table again that has failed, while the other one is still being read', async () => {
  const { reader, asked, fail, hold, story, quiet } = await readEnvironment(both(3));
  fail('references 1', ...busy);
  const held = hold('definitions 2');
  reader.refresh();
  await held.asked;
  await quiet();
  reader.refresh();
  await quiet();
  expect(story('connectionReferences').slice(-1)).toEqual(['complete: 3']);
  held.open();
  await quiet();
  expect(asked.filter((page) => page.startsWith('flows'))).toEqual(['flows 1', 'flows 2']);
  expect(story('definitions').slice(-1)).toEqual(['complete: 3']);
});

it('a refresh tells the time of the last page that is shown', async () => {
  const { reader, hold, quiet } = await readEnvironment(environment({ connectionreferences: references(3), workflows: [] }));
  const flowsHeld = hold('flows 1');
  reader.refresh();
  await quiet();
  expect(reader.current().connectionReferences.readAt).toEqual(minute(1));
  expect(reader.current().flows.readAt).toBeNull();
  const held = hold('references 2');
  reader.refresh();
  await held.asked;
  expect(reader.current().connectionReferences.readAt).toEqual(minute(1));
  held.open();
  await quiet();
  expect(reader.current().connectionReferences.readAt).toEqual(minute(3));
  flowsHeld.open();
  await quiet();
});
