import { parseConnections } from '../../../ConnectionManager/model/connections/parseConnections';
import { assessEnvironment } from '../../../ConnectionManager/model/status/assessEnvironment';
import type { Reason } from '../../../ConnectionManager/model/status/answers';
import type { EnvironmentAssessment } from '../../../ConnectionManager/model/status/assessment';
import { readEnvironment } from '../../dataverse/readEnvironment';
import { connectionsSet, rowsOf, type DataRow } from '../../emulator/environmentData';
import { cloudFlows, references as sampleReferences, sample, users } from '../../emulator/sample/readSample';

/** The sample as its administrator sees it, with the connections of the environment handed in. */
async function assessSample(): Promise<EnvironmentAssessment> {
  const viewerId = idOf('Ingrid Solheim');
  const live = parseConnections(JSON.stringify(rowsOf(sample, connectionsSet).map(toAnswer)), new Date('2026-10-01T08:00:00Z'));
  const { reader, quiet } = await readEnvironment(sample, { rowsPerPage: 500, userId: viewerId, live: () => live });
  reader.refresh();
  await quiet();
  return assessEnvironment({ inventory: reader.current(), live, viewerId });
}

/** A connection as the Power Apps API answers it. */
function toAnswer({ name, connectorId, properties }: DataRow): object {
  return { name, properties: { ...(properties as object), apiId: connectorId } };
}

function idOf(name: string): string {
  const user = [...users.values()].find(({ fullname }) => fullname === name);
  if (!user) {
    throw new Error(`The sample has no ${name}.`);
  }
  return String(user.systemuserid);
}

let assessment: EnvironmentAssessment;

beforeAll(async () => {
  assessment = await assessSample();
});

const codesOf = (reasons: readonly Reason[]): readonly string[] => reasons.filter(({ severity }) => severity !== 'info').map(({ code }) => code);

it('judges every connection reference, loose connection and flow', () => {
  const { references, looseConnections, flows } = assessment;
  expect([references.length, flows.length]).toEqual([sampleReferences.length, cloudFlows.length]);
  expect(looseConnections.length).toBeGreaterThan(0);
});

it('shows the rule that makes it worth having: saving is blocked, and runs work', () => {
  const goOn = assessment.references.filter(({ save, runs }) => save === 'blocked' && runs === 'work');
  expect(goOn.length).toBeGreaterThan(0);
  for (const { health, reasons } of goOn) {
    expect(health).toBe('attention');
    expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['connection-error', 'dataverse-own-environment']));
  }
});

it('never says that something is healthy, or that runs work, while something is broken', () => {
  const { references, looseConnections, flows } = assessment;
  const broken = [...references, ...looseConnections, ...flows].filter(({ reasons }) => reasons.some(({ severity }) => severity === 'broken'));
  expect(broken.length).toBeGreaterThan(0);
  for (const { runs, ...rest } of broken) {
    expect(runs).not.toBe('work');
    expect(rest).not.toMatchObject({ health: 'healthy' });
  }
});

it('knows what to do wherever something is wrong', () => {
  for (const { reasons, fixes } of [...assessment.references, ...assessment.flows]) {
    expect(codesOf(reasons).length === 0 || fixes.length > 0).toBe(true);
  }
});

it.each([
  ['contoso_DataverseDaniel', 'broken', 'user-disabled'],
  ['contoso_DataverseContractor', 'attention', 'guest-without-access'],
  ['contoso_DataverseFinance', 'attention', 'privilege-missing'],
  ['contoso_DataverseOtherEnvironment', 'broken', 'connection-error'],
  ['contoso_OutlookFinance', 'broken', 'connection-error'],
  ['contoso_SqlUnbound', 'not-connected', 'not-bound'],
])('says of the reference %s: %s, %s', (logicalName, health, code) => {
  const found = assessment.references.find(({ reference }) => reference.logicalName === logicalName);
  expect(found?.health).toBe(health);
  expect(codesOf(found?.reasons ?? [])).toContain(code);
});

it.each([
  ['Asset: sync warranty (Run as 4)', ['not-subscribed', 'run-as-not-valid', 'run-as-needs-delegate']],
  ['Button: copy order to the data warehouse (run-only, other environment)', ['invoker-with-environment', 'run-as-needs-delegate']],
  ['Contract: renewal task (Run as without effect)', ['run-as-without-effect']],
  ['Order: names a connection reference that was deleted', ['reference-missing']],
  ['Work order: contractor check-in', ['owner-guest-unlicensed']],
  ['Work order: dispatch technician', ['subscription-differs']],
  ['Fabrikam: approval request', ['not-bound', 'flow-suspended']],
])('finds of the flow "%s": %s', (name, codes) => {
  const found = assessment.flows.find(({ flow }) => flow.name === name);
  expect(codesOf(found?.findings ?? [])).toEqual(codes);
});
