import type { DataRow } from '../environmentData';
import { processDefaults } from './flows';
import type { PersonKey } from './people';
import type { SampleSource } from './random';
import { audited, customizable, ownedBy } from './rows';

interface ProcessSpec {
  name: string;
  /** Choice `category`: 0 Workflow, 2 Business Rule, 3 Action, 4 Business Process Flow, 5 Modern Flow, 6 Desktop Flow. */
  category: number;
  /** Choice `type`: 1 Definition, 2 Activation, 3 Template. */
  type: 1 | 2 | 3;
  table: string;
  owner: PersonKey;
  /** Name of the definition that an activation belongs to. */
  definition?: string;
}

const processes: readonly ProcessSpec[] = [
  { name: 'Case: notify owner (classic)', category: 0, type: 1, table: 'contoso_servicecase', owner: 'hassan' },
  {
    name: 'Case: notify owner (classic)',
    category: 0,
    type: 2,
    table: 'contoso_servicecase',
    owner: 'hassan',
    definition: 'Case: notify owner (classic)',
  },
  { name: 'Order: nightly clean-up (classic)', category: 0, type: 1, table: 'contoso_order', owner: 'daniel' },
  { name: 'Order: require a due date', category: 2, type: 1, table: 'contoso_order', owner: 'hassan' },
  {
    name: 'Order: require a due date',
    category: 2,
    type: 2,
    table: 'contoso_order',
    owner: 'hassan',
    definition: 'Order: require a due date',
  },
  { name: 'Close month', category: 3, type: 1, table: 'none', owner: 'hassan' },
  { name: 'Order to cash', category: 4, type: 1, table: 'contoso_order', owner: 'hassan' },
  { name: 'Desktop: read the old ERP screen', category: 6, type: 1, table: 'none', owner: 'marco' },
  { name: 'Desktop: print shipping labels', category: 6, type: 1, table: 'none', owner: 'kwame' },
  { name: 'Template: approval of a row', category: 5, type: 3, table: 'none', owner: 'ingrid' },
  { name: 'Account: welcome mail to new customers', category: 5, type: 2, table: 'none', owner: 'lena' },
];

/**
 * Rows of `workflows` that are no cloud flows, so that reading them takes the filter `category eq 5 and type eq 1`: classic workflows,
 * business rules, an action, a business process flow, desktop flows, activations and a template.
 * @param source the sample's ids and choices.
 */
export function otherProcessRows({ identify, random }: SampleSource): DataRow[] {
  return processes.map(({ name, category, type, table, owner, definition }) => {
    const key = `${name}/${category}/${type}`;
    const created = random.between(300, 1200);
    return {
      workflowid: identify('workflow', key),
      name,
      ...processDefaults,
      category,
      type,
      primaryentity: table,
      statecode: 1,
      statuscode: 2,
      clientdata: null,
      uiflowtype: category === 6 ? 2 : null,
      workflowidunique: identify('workflowidunique', key),
      resourceid: null,
      _parentworkflowid_value: definition === undefined ? null : identify('workflow', `${definition}/${category}/1`),
      ismanaged: false,
      iscustomizable: customizable('iscustomizableanddeletable'),
      solutionid: identify('solution', 'active'),
      ...ownedBy(identify, owner),
      ...audited(identify, created, created, owner),
    };
  });
}
