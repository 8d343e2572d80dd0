import type { EvidenceLevel, Health, RunsAnswer, SaveAnswer } from '../../ConnectionManager/model/status/answers';
import { assessUse } from '../../ConnectionManager/model/status/assessUse';
import type { StatusCase } from './cases';

const words: Readonly<Record<SaveAnswer | RunsAnswer | Health, string>> = {
  ok: 'OK',
  blocked: 'blocked',
  work: 'work',
  'some-fail': 'some fail',
  fail: 'fail',
  off: 'off',
  unknown: 'not known',
  healthy: 'healthy',
  attention: 'attention',
  broken: 'broken',
  'not-connected': 'not connected',
};

const levelWords: Readonly<Record<EvidenceLevel, string>> = {
  live: 'live',
  service: 'service',
  dataverse: 'Dataverse',
  inferred: 'inferred',
};

/**
 * The table of the rules: what they answer to named evidence.
 *
 * @param cases The evidence.
 * @returns A table in Markdown, with a line break at its end.
 */
export function printTable(cases: readonly StatusCase[]): string {
  const head = ['What is seen', 'Connector', 'Saving and publishing', 'Runs', 'Connection', 'Evidence'];
  return [head, head.map(() => '---'), ...cases.map(toRow)].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function toRow({ seen, where, evidence }: StatusCase): readonly string[] {
  const { save, runs, health, reasons } = assessUse(evidence);
  const levels = new Set(reasons.map((reason) => levelWords[reason.evidence]));
  return [seen, where, words[save], words[runs], words[health], [...levels].join(', ')];
}

/** What stands before and after the table in the page. */
const markers = { start: '<!-- status-table -->\n', end: '<!-- /status-table -->\n' };

/**
 * Puts the table where a page has it.
 *
 * @param page The page's text.
 * @param table The table.
 * @returns The page with this table.
 * @throws Error where the page doesn't have both markers, one after the other.
 */
export function withTable(page: string, table: string): string {
  const start = page.indexOf(markers.start);
  const end = page.indexOf(markers.end, start);
  if (start < 0 || end < 0) {
    throw new Error(`The page needs the lines ${markers.start.trim()} and ${markers.end.trim()}.`);
  }
  return `${page.slice(0, start + markers.start.length)}\n${table}\n${page.slice(end)}`;
}
