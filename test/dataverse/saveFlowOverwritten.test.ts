import { id } from '../control/environment';
import {
  noAnswer,
  reference1,
  reference2,
  refuse,
  save,
  setReference,
  setRunAs,
  settingsOf,
  startFlows,
  writes,
  type FlowsUnderSave,
  type Surprise,
} from './flowsUnderSave';

const flowId = id('f', 1);

describe('an edit that somebody overwrites without knowing of it', () => {
  const theirs = setReference('other', reference2, 'contoso_theirs');

  /** Writes, right before a request, what somebody makes of the text from before our edit. */
  async function overwriteAt(flows: FlowsUnderSave, ...requests: readonly (readonly [string, number])[]): Promise<void> {
    const old = await flows.text();
    const rewritten = theirs(old);
    const clientdata = rewritten.kind === 'changed' ? rewritten.text : old;
    requests.forEach(([request, number]) =>
      flows.on(request, number, async (pass) => {
        await flows.send('PATCH', `workflows(${flowId})`, { clientdata });
        return pass();
      }),
    );
  }

  it('is made again at once where the first look shows it', async () => {
    const flows = await startFlows();
    await overwriteAt(flows, ['GET workflows', 2]);
    expect(await save(flows)).toMatchObject({ outcome: 'saved', elsewhere: null });
    expect(writes(flows)).toBe(2);
    expect(await settingsOf(flows)).toEqual(['modifying-user', reference1, 'contoso_theirs']);
  });

  it('is made again where the last look shows it, which is followed by another', async () => {
    const flows = await startFlows();
    await overwriteAt(flows, ['GET workflows', 3]);
    const before = await flows.text();
    expect(await save(flows)).toMatchObject({ outcome: 'saved', textBefore: before, changes: { length: 1 } });
    expect(writes(flows)).toBe(2);
    expect(flows.pauses.filter((pause) => pause === 3_000)).toHaveLength(2);
    expect(await settingsOf(flows)).toEqual(['modifying-user', reference1, 'contoso_theirs']);
  });

  it('is given up after three more times, and its author is told', async () => {
    const flows = await startFlows();
    const before = await flows.text();
    await overwriteAt(flows, ...[2, 3, 4, 5].map((number) => ['GET workflows', number] as const));
    expect(await save(flows)).toMatchObject({ outcome: 'not-kept', written: { changes: [{ to: { runAs: 'modifying-user' } }], textBefore: before } });
    expect(writes(flows)).toBe(4);
  });

  it.each<[string, Surprise, string]>([
    ['is refused', refuse(403, '0x80040220', 'Principal user is missing prvWriteWorkflow privilege'), 'refused'],
    ['gets no answer', noAnswer, 'lost'],
  ])('whose making again %s tells what had been written', async (_what, surprise, outcome) => {
    const flows = await startFlows();
    const before = await flows.text();
    await overwriteAt(flows, ['GET workflows', 3]);
    flows.on('PATCH workflows', 2, surprise);
    expect(await save(flows)).toMatchObject({ outcome, written: { changes: [{ to: { runAs: 'modifying-user' } }], textBefore: before } });
    expect(await settingsOf(flows)).toEqual(['flow-owner', reference1, 'contoso_theirs']);
  });

  it('by another value in the same place is a conflict', async () => {
    const flows = await startFlows();
    const stale = setRunAs('flow-owner', 'row-owner')(await flows.text());
    flows.on('GET workflows', 3, async (pass) => {
      await flows.send('PATCH', `workflows(${flowId})`, { clientdata: stale.kind === 'changed' && stale.text });
      return pass();
    });
    expect(await save(flows)).toMatchObject({ outcome: 'conflict', conflicts: [{ now: { runAs: 'row-owner' } }], written: {} });
    expect(writes(flows)).toBe(1);
  });

  it('is looked at once more while others go on writing', async () => {
    const flows = await startFlows();
    [3, 5].forEach((number) =>
      flows.on('GET workflows', number, async (pass) => {
        await flows.send('PATCH', `workflows(${flowId})`, { description: `Change ${number}` });
        return pass();
      }),
    );
    expect(await save(flows)).toMatchObject({ outcome: 'saved' });
    expect(flows.pauses.filter((pause) => pause === 3_000)).toHaveLength(2);
  });

  it('counts as saved where it can’t be looked at again', async () => {
    const flows = await startFlows();
    flows.on('GET workflows', 3, noAnswer);
    expect(await save(flows)).toMatchObject({ outcome: 'saved' });
  });
});
