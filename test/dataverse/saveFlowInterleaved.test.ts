import { openFlow } from '../../ConnectionManager/dataverse/openFlow';
import { saveFlow } from '../../ConnectionManager/dataverse/saveFlow';
import type { SavedFlow } from '../../ConnectionManager/dataverse/savedFlow';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { changeSettings } from '../../ConnectionManager/model/flow/editing/changeSettings';
import type { Rewrite } from '../../ConnectionManager/model/flow/editing/settingChange';
import { parseFlow } from '../../ConnectionManager/model/flow/parseFlow';
import { definition, environment, flowRow, id, schedule } from '../control/environment';
import { createEmulator, type Emulator } from '../emulator/emulator';
import { createRandom, type Random } from '../emulator/sample/random';
import { createWebApi } from '../host/webApi';
import { numbers } from './environments';
import { serviceRoot } from './flowsUnderSave';
import { createVirtualTime, type VirtualTime } from './virtualTime';

/** One edit by one user: a value of its own in one of the flow's places. */
interface Edit {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: SavedFlow['outcome'];
  /** Whether it was in the definition for a while, as far as its author knows. */
  readonly written: boolean;
}

type Save = (client: DataverseClient, rewrite: Rewrite, wait: VirtualTime['wait']) => Promise<SavedFlow>;

interface Surroundings {
  readonly emulator: Emulator;
  readonly time: VirtualTime;
  readonly random: Random;
}

/** What became of all edits. */
interface Day {
  readonly edits: readonly Edit[];
  readonly lost: readonly Edit[];
}

const flow = { id: id('f', 1), subscribesInSight: true };
const keys = numbers(6).map((number) => `place${number}`);

/** A user's client, whose requests take up to a second and a half there and as long back. */
function clientOf({ emulator, time, random }: Surroundings): DataverseClient {
  const travel = (): Promise<void> => time.wait(random.chance(0.05) ? random.integer(500, 1_490) : random.integer(10, 200));
  const fetch = async (request: Request): Promise<Response> => {
    if (request.url.includes('/EntityDefinitions(')) {
      return emulator.fetch(request);
    }
    await travel();
    const answer = await emulator.fetch(request);
    await travel();
    return answer;
  };
  return createDataverseClient({ webAPI: createWebApi({ fetch, baseUrl: serviceRoot }) }, time.wait);
}

function referencesIn(text: string): ReadonlyMap<string, string> {
  const connections = parseFlow(text, '').flow?.connections ?? [];
  return new Map(connections.map(({ key, connectionReference }) => [key, connectionReference ?? '']));
}

/** Opens the flow, thinks, and saves one place, over and over. */
async function work(user: string, count: number, { emulator, time, random }: Surroundings, save: Save, edits: Edit[]): Promise<void> {
  const client = clientOf({ emulator, time, random });
  for (const number of numbers(count)) {
    const seen = referencesIn((await openFlow(client, flow.id)).text);
    await time.wait(random.integer(0, 2_000));
    const key = random.pick(keys);
    const [from, to] = [seen.get(key) ?? '', `contoso_${user}${number}`];
    const setting = 'connection-reference';
    const [before, after] = [from, to].map((connectionReference) => ({ setting, key, connectionReference }) as const);
    const result = await save(client, changeSettings(before && after ? [{ from: before, to: after }] : []), time.wait);
    const written = result.outcome === 'saved' || (result.outcome === 'conflict' && Boolean(result.written));
    edits.push({ key, from, to, outcome: result.outcome, written });
  }
}

/** Edits that their author counts as saved, and that nobody has replaced who knew of them. */
function lostEdits(edits: readonly Edit[], final: ReadonlyMap<string, string>): readonly Edit[] {
  const replaced = new Set(edits.filter(({ written }) => written).map(({ from }) => from));
  return edits.filter(({ outcome, key, to }) => outcome === 'saved' && final.get(key) !== to && !replaced.has(to));
}

async function interleave(users: readonly string[], editsEach: number, seed: number, save: Save): Promise<Day> {
  const entries = Object.fromEntries(keys.map((key) => [key, { reference: `contoso_${key}` }]));
  const emulator = await createEmulator(environment({ workflows: [flowRow(1, definition(schedule, entries))] }));
  const random = createRandom(seed);
  const time = createVirtualTime(random);
  const edits: Edit[] = [];
  await time.together(users.map((user) => () => work(user, editsEach, { emulator, time, random }, save, edits)));
  const row = await emulator.fetch(new Request(`${serviceRoot}workflows(${flow.id})?$select=clientdata`));
  const { clientdata } = (await row.json()) as { clientdata: string };
  return { edits, lost: lostEdits(edits, referencesIn(clientdata)) };
}

const bySaveFlow: Save = (client, rewrite, wait) => saveFlow(client, flow, rewrite, wait);

/** What saving would be without looking afterwards: read, edit, write. */
const withoutLooking: Save = async (client, rewrite) => {
  const rewritten = rewrite((await openFlow(client, flow.id)).text);
  if (rewritten.kind === 'changed') {
    await client.update('workflow', flow.id, { clientdata: rewritten.text });
    return { outcome: 'saved', state: 'on', subscription: { kind: 'not-looked-at' }, changes: [], textBefore: '' };
  }
  return rewritten.kind === 'conflict' ? { outcome: 'conflict', conflicts: [], by: null, at: null } : { outcome: 'already' };
};

describe('users who edit one flow at the same time', () => {
  const patience = 120_000;

  it('lose nothing in 1,000 edits by two: each is there, or was replaced by who knew of it, or its author was told', async () => {
    const { edits, lost } = await interleave(['ann', 'bob'], 500, 1, bySaveFlow);
    const told = edits.filter(({ outcome }) => outcome !== 'saved');
    expect(edits).toHaveLength(1_000);
    expect(lost).toEqual([]);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(['conflict']));
    expect(told.length).toBeLessThan(200);
  }, patience);

  it('lose nothing where they are five', async () => {
    const { edits, lost } = await interleave(['ann', 'bob', 'cid', 'dee', 'eve'], 30, 2, bySaveFlow);
    expect(edits).toHaveLength(150);
    expect(lost).toEqual([]);
  }, patience);

  it('would lose some if nobody looked afterwards', async () => {
    const { lost } = await interleave(['ann', 'bob'], 100, 1, withoutLooking);
    expect(lost.length).toBeGreaterThan(0);
  }, patience);
});
