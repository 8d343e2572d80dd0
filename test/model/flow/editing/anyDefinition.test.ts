import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { changeSettings } from '../../../../ConnectionManager/model/flow/editing/changeSettings';
import { putBack } from '../../../../ConnectionManager/model/flow/editing/putBack';
import { sameJson } from '../../../../ConnectionManager/model/flow/editing/sameJson';
import type { SettingChange, SettingValue } from '../../../../ConnectionManager/model/flow/editing/settingChange';
import { parseFlow, type FlowReading } from '../../../../ConnectionManager/model/flow/parseFlow';
import { definitionText } from './definitionText';
import { changed, changesOf, otherValues, readingWith, settingsIn, textBefore } from './settingsInText';

/** Texts with some changes, at most one of each setting. */
const changesInText = fc.tuple(definitionText, fc.array(fc.nat(), { minLength: 1, maxLength: 4 })).map(([text, picks]) => {
  const all = changesOf(text);
  const picked = new Map(picks.flatMap((pick) => all.slice(pick % (all.length || 1)).slice(0, 1)).map((change) => [nameOf(change.to), change]));
  return { text, changes: [...picked.values()] };
});

function nameOf(value: SettingValue): string {
  return JSON.stringify([value.setting, 'key' in value ? value.key : null]);
}

/** A change by somebody who saw another value than there is, and wants a third; null where a setting has two values only. */
function staleChange(now: SettingValue): SettingChange | null {
  if (now.setting === 'connection-reference') {
    return { from: { ...now, connectionReference: 'seen' }, to: { ...now, connectionReference: 'wanted' } };
  }
  const [from, to] = now.setting === 'run-as' ? otherValues(now) : [];
  return from && to ? { from, to } : null;
}

/** Real flows have hundreds of steps, which the matcher alone takes long to compare. */
function expectReading(text: string, expected: FlowReading): void {
  const reading = parseFlow(text, 'x');
  if (!isDeepStrictEqual(reading, expected)) {
    expect(reading).toStrictEqual(expected);
  }
}

function expectExactly(text: string, changes: readonly SettingChange[]): void {
  const edited = changed(changeSettings(changes)(text));
  expect(edited.changes.reduceRight(textBefore, edited.text)).toBe(text);
  expect(edited.changes.map(({ from, to }) => ({ from, to }))).toEqual(changes);
  expectReading(edited.text, readingWith(text, changes.map(({ to }) => to)));
  expect(changeSettings(changes)(edited.text)).toEqual({ kind: 'same' });

  const restored = changed(putBack(edited.changes)(edited.text));
  expect(restored.text).toBe(text);
  expect(sameJson(changed(putBack(restored.changes)(text)).text, edited.text)).toBe(true);
  expect(putBack(edited.changes)(text)).toEqual({ kind: 'same' });
  for (const indent of [undefined, 2]) {
    const stored = JSON.stringify(JSON.parse(edited.text.replace(/^\uFEFF/, '')), null, indent);
    expect(sameJson(changed(putBack(edited.changes)(stored)).text, text)).toBe(true);
  }
}

describe('in any definition', () => {
  it('changes are exact, seen by the reader, and put back byte for byte, also after the service has written the text anew', () => {
    let edits = 0;
    fc.assert(fc.property(changesInText, ({ text, changes }) => {
      expect(parseFlow(text, 'x').problem).toBeNull();
      if (changes.length > 0) {
        edits += changes.length;
        expectExactly(text, changes);
      }
    }), { numRuns: 400 });
    expect(edits).toBeGreaterThan(400);
  });

  it('what another person changed meanwhile stays when changes are put back', () => {
    fc.assert(fc.property(changesInText, fc.nat(), ({ text, changes }, split) => {
      const [mine, theirs] = [changes.slice(0, split % (changes.length + 1)), changes.slice(split % (changes.length + 1))];
      if (mine.length > 0 && theirs.length > 0) {
        const edited = changed(changeSettings(mine)(text));
        const both = changed(changeSettings(theirs)(edited.text));
        const undone = changed(putBack(edited.changes)(both.text));
        expectReading(undone.text, readingWith(text, theirs.map(({ to }) => to)));
        expect(sameJson(changed(putBack(both.changes)(undone.text)).text, text)).toBe(true);
      }
    }), { numRuns: 400 });
  });

  it('a setting that means something else than when it was seen is a conflict, and nothing is changed', () => {
    fc.assert(fc.property(changesInText, fc.nat(), ({ text, changes }, pick) => {
      const stale = settingsIn(text).flatMap((now) => {
        const change = staleChange(now);
        return change ? [{ change, now }] : [];
      });
      const one = stale[pick % (stale.length || 1)];
      if (one) {
        const others = changes.filter(({ to }) => nameOf(to) !== nameOf(one.now));
        expect(changeSettings([...others, one.change])(text)).toEqual({ kind: 'conflict', conflicts: [one] });
      }
    }));
  });

  it('nothing is edited in a text that is no flow', () => {
    const change: SettingChange = { from: { setting: 'run-as', runAs: 'flow-owner' }, to: { setting: 'run-as', runAs: 'row-owner' } };
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), definitionText.map((text) => text.slice(0, -1).trimEnd().slice(0, -1))), (text) => {
      expect(changeSettings([change])(text)).toEqual({ kind: 'impossible', problem: parseFlow(text, '').problem });
    }));
  });
});

const folder = join(__dirname, '../../../../../shared/data/flows');

(existsSync(folder) ? describe : describe.skip)('in real flows', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));

  it('a change of each kind is exact, seen by the reader, and put back byte for byte', () => {
    const edits = texts.filter(({ length }) => length < 30_000).map((text) => {
      const kinds = new Map(changesOf(text).reverse().map((change) => [change.to.setting, change]));
      kinds.forEach((change) => expectExactly(text, [change]));
      return kinds.size;
    });
    expect(edits.filter((count) => count > 0).length).toBeGreaterThan(30);
  });

  it('all settings at once are', () => {
    for (const text of texts.filter(({ length }) => length < 20_000)) {
      const settings = new Map(changesOf(text).map((change) => [nameOf(change.to), change]));
      if (settings.size > 0) {
        expectExactly(text, [...settings.values()]);
      }
    }
  });
});
