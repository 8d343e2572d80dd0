import type { DataRow } from '../environmentData';
import { callerId, unitId } from './scenario';
import type { Scenario } from './scenario';

const partitionid = 'Device-ABC-1234';

function sensor(contoso_sensordataid: string, more: DataRow = {}): DataRow {
  return { contoso_sensordataid, partitionid, contoso_value: 80, _ownerid_value: callerId, _owningbusinessunit_value: unitId, ...more };
}

const created = sensor('e7387f9c-02eb-ef11-8eea-6045bdec7ce6');
const printed = sensor('7fef7745-fbea-ef11-9341-0022482b040d');
const key = `contoso_sensordatas(contoso_sensordataid=${String(printed.contoso_sensordataid)},partitionid='${partitionid}')`;

/** What the service makes up about an elastic row; its version does not fit a JavaScript number. */
const generated = ['@odata.etag', 'versionnumber'];

/** Rows that the sample updates and deletes together; the page prints the first three of a hundred. */
const toUpdate = ['c7397f9c', 'c8397f9c', 'c9397f9c'].map((start) => sensor(`${start}-02eb-ef11-8eea-6045bdec7ce6`));
const toDelete = ['f9387f9c', 'fa387f9c', 'fb387f9c'].map((start) => sensor(`${start}-02eb-ef11-8eea-6045bdec7ce6`));

/** The exchanges that Microsoft's samples print. */
export const sampleScenarios: Readonly<Record<string, Scenario>> = {
  'samples elastic 3': { rows: { contoso_sensordatas: [created] } },
  'samples elastic 4': { rows: { contoso_sensordatas: [created] } },
  'samples elastic 5': { rows: { contoso_sensordatas: [created] }, generated },
  'samples elastic 6': { rows: { contoso_sensordatas: [created] }, generated },
  'samples elastic 7': { rows: { contoso_sensordatas: [created] } },
  'samples elastic 8': { rows: { contoso_sensordatas: [created] } },
  'samples elastic 9': { generated: ['Ids'] },
  'samples elastic 10': { rows: { contoso_sensordatas: toUpdate } },
  'samples elastic 13': { rows: { contoso_sensordatas: toDelete } },
  'samples elastic output 1': {
    rows: { contoso_sensordatas: [printed] },
    request: { method: 'GET', url: `${key}?partitionId=${partitionid}&$select=contoso_value` },
    generated,
    note: 'the output prints the answer alone; its request is that of samples elastic 5',
  },
  'samples elastic output 2': {
    rows: { contoso_sensordatas: [printed] },
    request: { method: 'GET', url: `${key}?$select=contoso_value` },
    generated,
    note: 'the output prints the answer alone; its request is that of samples elastic 6',
  },
};
