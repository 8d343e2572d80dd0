import * as React from 'react';
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, Dropdown, Field, Input, Option } from '@fluentui/react-components';
import { createConnectionReference } from '../../../../dataverse/servicePrincipals/createConnectionReference';
import type { PublisherPrefix } from '../../../../dataverse/servicePrincipals/publisherPrefixes';
import { logicalNameMistake, referenceLogicalName, type LogicalNameMistake } from '../../../../model/servicePrincipals/referenceName';
import { missingForJob } from '../../../../model/servicePrincipals/setupRights';
import { wantedReferences } from '../../../../model/servicePrincipals/wantedFlows';
import type { TextKey } from '../../../../strings/TextKey';
import { useTexts } from '../../../../strings/texts';
import { ActionStatus, type ActionState } from '../../../../ui/ActionStatus';
import { HandOver } from '../HandOver';
import { listed, toldNotDone } from '../refusalText';
import type { StepProps } from '../setup';
import { useStepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';
import { recordReference } from './recordReference';
import { usePrefixes } from './usePrefixes';

const mistakeKeys: Readonly<Record<LogicalNameMistake, TextKey>> = {
  empty: 'Use_LogicalName_Empty',
  'no-prefix': 'Use_LogicalName_NoPrefix',
  characters: 'Use_LogicalName_Characters',
  'too-long': 'Use_LogicalName_TooLong',
};

const longestDisplayName = 200;

/** Makes a new connection reference that has the connection from the beginning. */
export function NewReference({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const { draft, client, inventory, assessment } = setup;
  const action = useStepAction(setup, 'reference');
  const prefixes = usePrefixes(client);
  const [displayName, setDisplayName] = React.useState(draft.name.trim());
  const [prefix, setPrefix] = React.useState<string | null>(null);
  const [typedName, setTypedName] = React.useState<string | null>(null);
  const taken = new Set(inventory.connectionReferences.rows.map((reference) => reference.logicalName.toLowerCase()));
  const chosen = prefix ?? prefixes[0]?.prefix ?? '';
  const logicalName = typedName ?? (chosen === '' ? '' : referenceLogicalName(chosen, displayName, taken));
  const mistake = logicalNameMistake(logicalName);
  const isTaken = taken.has(logicalName.trim().toLowerCase());
  const lacks = missingForJob('create-reference', setup.viewerAccess);
  const create = (): void =>
    action.run(texts.text('Use_CreatingReference'), async (): Promise<ActionState> => {
      const wanted = { displayName: displayName.trim(), logicalName: logicalName.trim(), connectionId: draft.connectionId };
      const created = await createConnectionReference(client, wanted);
      if (created.outcome === 'created') {
        const id = recordReference(setup, { id: created.id, name: wanted.displayName, logicalName: wanted.logicalName }, texts);
        setup.onRefresh();
        setup.change({ bindIds: [...wantedReferences(draft, assessment).map((reference) => reference.id), created.id] });
        return { kind: 'done', message: texts.text('Use_ReferenceCreated'), undo: () => void setup.activity.undo([id]) };
      }
      if (created.outcome === 'name-taken') {
        return { kind: 'failed', message: texts.text('Use_LogicalName_Taken') };
      }
      return created.outcome === 'not-kept'
        ? { kind: 'failed', message: texts.text('Use_Reference_Lost'), retry: create }
        : toldNotDone(created, { refused: 'Use_Reference_Refused', lost: 'Use_Reference_Lost', uncertain: 'Use_Reference_Uncertain' }, texts, create);
    });
  return (
    <Accordion collapsible>
      <AccordionItem value="new">
        <AccordionHeader>{texts.text('Use_NewReference')}</AccordionHeader>
        <AccordionPanel className={styles.section}>
          {lacks.length > 0 ? (
            <HandOver
              reason={texts.text('Setup_Lacks', { privileges: listed(lacks, texts) })}
              text={texts.text('Use_AskReference', { name: displayName, connection: draft.connectionId })}
            />
          ) : (
            <>
              <Field className={styles.field} label={texts.text('Use_DisplayName')} required>
                <Input value={displayName} maxLength={longestDisplayName} onChange={(_event, data) => setDisplayName(data.value)} />
              </Field>
              <PrefixField prefixes={prefixes} chosen={chosen} onChange={setPrefix} />
              <Field
                className={styles.field}
                label={texts.text('Use_LogicalName')}
                hint={texts.text('Use_LogicalName_Hint')}
                validationMessage={
                  isTaken ? texts.text('Use_LogicalName_Taken') : mistake && logicalName !== '' ? texts.text(mistakeKeys[mistake]) : undefined
                }
                required
              >
                <Input value={logicalName} dir="ltr" spellCheck={false} onChange={(_event, data) => setTypedName(data.value)} />
              </Field>
              <div className={styles.buttons}>
                <Button
                  disabledFocusable={mistake !== null || isTaken || displayName.trim() === '' || action.state.kind === 'running'}
                  onClick={create}
                >
                  {texts.text('Use_CreateReference')}
                </Button>
              </div>
            </>
          )}
          <ActionStatus state={action.state} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

interface PrefixFieldProps {
  readonly prefixes: readonly PublisherPrefix[];
  readonly chosen: string;
  readonly onChange: (prefix: string) => void;
}

/** Nothing where publishers can't be read: then the whole logical name is typed. */
function PrefixField({ prefixes, chosen, onChange }: PrefixFieldProps): React.ReactElement | null {
  const styles = useStepStyles();
  const texts = useTexts();
  const label = ({ publisher, prefix }: PublisherPrefix): string => texts.text('Use_PublisherPrefix', { publisher, prefix });
  const current = prefixes.find(({ prefix }) => prefix === chosen);
  return prefixes.length === 0 ? null : (
    <Field className={styles.field} label={texts.text('Use_Publisher')}>
      <Dropdown
        value={current ? label(current) : ''}
        selectedOptions={[chosen]}
        onOptionSelect={(_event, { optionValue }) => onChange(optionValue ?? chosen)}
      >
        {prefixes.map((each) => (
          <Option key={each.prefix} value={each.prefix}>
            {label(each)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
