import * as React from 'react';
import { Dropdown, Field, Option, Radio, RadioGroup } from '@fluentui/react-components';
import { connectorTitle } from '../../../model/connectorTitle';
import type { RunAsChoice } from '../../../model/flow/editing/settingChange';
import type { ConnectionProvider } from '../../../model/flow/flowProfile';
import { useTexts } from '../../../strings/texts';
import { runAsKeys } from '../../../ui/status/runAsKeys';
import type { FlowRow } from '../flowRows';
import type { SettingChoice } from './useBulkSettings';

/** Properties of {@link WantedForm}. */
export interface WantedFormProps {
  readonly rows: readonly FlowRow[];
  readonly choice: SettingChoice;
  readonly onChoose: (choice: SettingChoice) => void;
}

const runAsValues: readonly RunAsChoice[] = ['flow-owner', 'row-owner', 'modifying-user'];

/** What to set for several flows. */
export function WantedForm({ rows, choice, onChoose }: WantedFormProps): React.ReactElement {
  return choice.kind === 'run-as' ? <RunAsForm choice={choice} onChoose={onChoose} /> : <ProviderForm rows={rows} choice={choice} onChoose={onChoose} />;
}

interface FormProps<K extends SettingChoice['kind']> {
  readonly choice: Extract<SettingChoice, { kind: K }>;
  readonly onChoose: (choice: SettingChoice) => void;
}

function RunAsForm({ choice, onChoose }: FormProps<'run-as'>): React.ReactElement {
  const texts = useTexts();
  const { runAs, useInvoker } = choice;
  return (
    <>
      <Field label={texts.text('Bulk_RunAs_Label')}>
        <RadioGroup value={runAs ?? ''} onChange={(_event, data) => onChoose({ ...choice, runAs: data.value as RunAsChoice })}>
          {runAsValues.map((value) => (
            <Radio key={value} value={value} label={texts.text(runAsKeys[value])} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={texts.text('Bulk_Invoker_Label')} hint={texts.text('Bulk_Invoker_Hint')}>
        <RadioGroup
          value={useInvoker === null ? 'leave' : useInvoker ? 'use' : 'not'}
          onChange={(_event, data) => onChoose({ ...choice, useInvoker: data.value === 'leave' ? null : data.value === 'use' })}
        >
          <Radio value="leave" label={texts.text('Bulk_Invoker_Leave')} />
          <Radio value="use" label={texts.text('Bulk_Invoker_Use')} />
          <Radio value="not" label={texts.text('Bulk_Invoker_Not')} />
        </RadioGroup>
      </Field>
    </>
  );
}

/** The value of the option that stands for all connectors. */
const all = '';

function ProviderForm({ rows, choice, onChoose }: FormProps<'provided-by'> & { readonly rows: readonly FlowRow[] }): React.ReactElement {
  const texts = useTexts();
  const { providedBy, connector } = choice;
  const connectors = React.useMemo(() => connectorsOf(rows, (a, b) => texts.compare(a, b)), [rows, texts]);
  const everything = texts.text('Bulk_AllConnectors');
  return (
    <>
      <Field label={texts.text('Filter_Connector')}>
        <Dropdown
          listbox={{ lang: texts.language }}
          value={connector === null ? everything : connectorTitle(connector)}
          selectedOptions={[connector ?? all]}
          onOptionSelect={(_event, { optionValue }) => onChoose({ ...choice, connector: optionValue === all ? null : (optionValue ?? null) })}
        >
          <Option value={all}>{everything}</Option>
          {connectors.map((name) => (
            <Option key={name} value={name}>
              {connectorTitle(name)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={texts.text('Bulk_ProvidedBy_Label')}>
        <RadioGroup
          value={providedBy ?? ''}
          onChange={(_event, data) => onChoose({ ...choice, providedBy: data.value as ConnectionProvider })}
        >
          <Radio value="owner" label={texts.text('Settings_UseThisConnection')} />
          <Radio value="run-only-user" label={texts.text('Settings_ProvidedByRunOnlyUser')} />
        </RadioGroup>
      </Field>
    </>
  );
}

/** The connectors that the flows use, by title. */
function connectorsOf(rows: readonly FlowRow[], compare: (a: string, b: string) => number): readonly string[] {
  const names = rows.flatMap(({ profile }) => profile?.connections.flatMap(({ connector }) => connector ?? []) ?? []);
  return [...new Set(names)].sort((a, b) => compare(connectorTitle(a), connectorTitle(b)));
}
