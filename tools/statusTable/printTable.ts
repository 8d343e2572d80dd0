import type { EvidenceLevel, Health, RunsAnswer, SaveAnswer } from '../../ConnectionManager/model/status/answers';
import { assessUse, type UseAnswers } from '../../ConnectionManager/model/status/assessUse';
import { connectionReasons } from '../../ConnectionManager/model/status/connectionReasons';
import type { UseEvidence } from '../../ConnectionManager/model/status/evidence';
import { healthOf } from '../../ConnectionManager/model/status/worst';
import { severalCases, statusCases, type StatusCase } from './cases';

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

function toRow({ seen, where, evidence, unused }: StatusCase): readonly string[] {
  const { save, runs, health, reasons } = unused ? answersOfUnused(evidence) : assessUse(evidence);
  const levels = new Set(reasons.map((reason) => levelWords[reason.evidence]));
  return [seen, where, save ? words[save] : '–', runs ? words[runs] : '–', words[health], [...levels].join(', ')];
}

/** Of a connection reference that no flow uses. */
function answersOfUnused(evidence: UseEvidence): Pick<UseAnswers, 'health' | 'reasons'> & { readonly save: null; readonly runs: null } {
  const bound = evidence.binding === 'bound';
  const reasons = connectionReasons({ ...evidence, bound });
  return { save: null, runs: null, reasons, health: healthOf(bound, evidence.live?.state, reasons) };
}

/**
 * Puts the table where a page has it.
 *
 * @param page The page's text.
 * @param name The name in the comments before and after the table, as in `<!-- name -->` and `<!-- /name -->`.
 * @param table The table.
 * @returns The page with this table.
 * @throws Error where the page doesn't have both comments, one after the other.
 */
export function withTable(page: string, name: string, table: string): string {
  const markers = { start: `<!-- ${name} -->\n`, end: `<!-- /${name} -->\n` };
  const start = page.indexOf(markers.start);
  const end = page.indexOf(markers.end, start);
  if (start < 0 || end < 0) {
    throw new Error(`The page needs the lines ${markers.start.trim()} and ${markers.end.trim()}.`);
  }
  return `${page.slice(0, start + markers.start.length)}\n${table}\n${page.slice(end)}`;
}

/**
 * Puts both tables of the rules into the page about them.
 *
 * @param page The page's text.
 * @returns The page with the tables as the rules make them.
 */
export function withStatusTables(page: string): string {
  return withTable(withTable(page, 'status-table', printTable(statusCases)), 'several-table', printTable(severalCases));
}
