import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import { dataverse, flowJson, reference, rowTrigger } from './flowJson';

const outlook = (): object => ({ type: 'OpenApiConnection', inputs: { host: { connectionName: 'mail', operationId: 'SendEmailV2' } } });

it('names the triggers and actions of every connector by the key they use, sorted', () => {
  const flow = flowJson({
    references: { dv: reference('shared_commondataserviceforapps'), mail: reference('shared_office365'), spare: reference('shared_sql') },
    triggers: { 'When a row changes': rowTrigger() },
    actions: {
      'Send reminder': outlook(),
      Compose: { type: 'Compose', inputs: 1 },
      Scope: { type: 'Scope', actions: { 'Add task': dataverse('CreateRecord', { entityName: 'tasks' }), 'Ask for approval': outlook() } },
    },
  });
  const reading = parseFlow(JSON.stringify(flow), 'Flow');
  expect(reading.flow ? [...reading.stepNames] : null).toEqual([
    ['dv', ['Add task', 'When a row changes']],
    ['mail', ['Ask for approval', 'Send reminder']],
  ]);
});
