import * as React from 'react';
import { Caption1, Field, Input, makeStyles, mergeClasses, tokens, useId } from '@fluentui/react-components';
import type { DataverseClient } from '../../../dataverse/client';
import type { Principal } from '../../../model/sharing';
import { useTexts, type Texts } from '../../../strings/texts';
import { MessageStrip } from '../../../ui/MessageStrip';
import { problemDetails } from '../../../ui/problemText';
import { kindWord, principalName } from './principalText';
import { searchProblem } from './sharingText';
import { usePeopleSearch, type PeopleSearch } from './usePeopleSearch';

/** Properties of {@link PeoplePicker}. */
export interface PeoplePickerProps {
  readonly client: DataverseClient;
  readonly onPick: (principal: Principal) => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  options: {
    maxHeight: '240px',
    overflowY: 'auto',
    borderTopWidth: tokens.strokeWidthThin,
    borderRightWidth: tokens.strokeWidthThin,
    borderBottomWidth: tokens.strokeWidthThin,
    borderLeftWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderRightStyle: 'solid',
    borderBottomStyle: 'solid',
    borderLeftStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke1,
    borderRightColor: tokens.colorNeutralStroke1,
    borderBottomColor: tokens.colorNeutralStroke1,
    borderLeftColor: tokens.colorNeutralStroke1,
  },
  option: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outlineStyle: 'solid',
    outlineWidth: tokens.strokeWidthThick,
    outlineOffset: '-2px',
    outlineColor: tokens.colorStrokeFocus2,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/**
 * Finds a user or team as somebody types, and lets them pick one (WAI-ARIA Authoring Practices, combobox with a listbox): Up and Down
 * move, Enter picks, Escape closes the list and then empties the box.
 */
export function PeoplePicker({ client, onPick }: PeoplePickerProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const listId = useId('people-found');
  const [typed, setTyped] = React.useState('');
  const [open, setOpen] = React.useState(false);
  const [search, searchAgain] = usePeopleSearch(client, typed);
  const found = open && search.kind === 'found' ? search.principals : [];
  const [active, setActive] = useActive(found, listId);
  const expanded = found.length > 0;

  const type = (text: string): void => {
    setTyped(text);
    setOpen(true);
  };
  const pick = (principal: Principal | undefined): void => {
    if (principal) {
      setTyped('');
      setOpen(false);
      onPick(principal);
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const act = keyAct(event, { found, active, setActive, pick, open: () => setOpen(true), close: () => setOpen(false), clear: () => type(''), expanded, typed });
    if (act) {
      event.preventDefault();
      act();
    }
  };
  return (
    <div className={styles.root}>
      <Field label={texts.text('RunOnly_Search')} hint={texts.text('RunOnly_SearchHint')}>
        <Input
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={expanded}
          aria-controls={expanded ? listId : undefined}
          aria-activedescendant={expanded && active >= 0 ? optionId(listId, active) : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(_event, data) => type(data.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <Caption1 role="status" className={styles.quiet}>
        {open ? searchWord(search, texts) : ''}
      </Caption1>
      {open && search.kind === 'failed' ? (
        <MessageStrip intent="error" message={searchProblem(search.problem, texts)} details={problemDetails(search.problem)} onTryAgain={searchAgain} />
      ) : null}
      {expanded ? (
        <div id={listId} role="listbox" aria-label={texts.text('RunOnly_Results')} className={styles.options}>
          {found.map((principal, index) => (
            <div
              key={principal.id}
              id={optionId(listId, index)}
              role="option"
              aria-selected={index === active}
              className={mergeClasses(styles.option, index === active && styles.active)}
              // The box keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(principal)}
            >
              <Option principal={principal} />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Option({ principal }: { readonly principal: Principal }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const name = principalName(principal, texts);
  const address = principal.userName ?? principal.email;
  return (
    <>
      <bdi>{name}</bdi>{' '}
      <Caption1 className={styles.quiet}>{kindWord(principal, texts)}</Caption1>{' '}
      {address === null || address === name ? null : (
        <Caption1 className={styles.quiet}>
          <bdi dir="ltr">{address}</bdi>
        </Caption1>
      )}
    </>
  );
}

/** The option that the arrow keys are at, by its place; -1 for none, as before each new answer. It is kept in sight. */
function useActive(found: readonly Principal[], listId: string): [number, (index: number) => void] {
  const [active, setActive] = React.useState(-1);
  const ids = found.map(({ id }) => id).join();
  React.useEffect(() => setActive(-1), [ids]);
  React.useEffect(() => {
    const element = active < 0 ? null : document.getElementById(optionId(listId, active));
    element?.scrollIntoView?.({ block: 'nearest' });
  }, [active, listId]);
  return [active, setActive];
}

interface Keys {
  readonly found: readonly Principal[];
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly pick: (principal: Principal | undefined) => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly clear: () => void;
  readonly expanded: boolean;
  readonly typed: string;
}

/** What a key does in the box; null where it is left to the box and the page. */
function keyAct({ key, nativeEvent }: React.KeyboardEvent, keys: Keys): (() => void) | null {
  const { found, active, setActive, expanded } = keys;
  if (nativeEvent.isComposing) {
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return expanded ? () => setActive((active + 1) % found.length) : keys.open;
    case 'ArrowUp':
      return expanded ? () => setActive((active <= 0 ? found.length : active) - 1) : null;
    case 'Enter':
      return expanded && active >= 0 ? () => keys.pick(found[active]) : null;
    case 'Escape':
      if (expanded) {
        return keys.close;
      }
      return keys.typed === '' ? null : keys.clear;
    default:
      return null;
  }
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function searchWord(search: PeopleSearch, texts: Texts): string {
  switch (search.kind) {
    case 'searching':
      return texts.text('RunOnly_Searching');
    case 'found':
      return search.principals.length === 0 ? texts.text('RunOnly_NoneFound') : texts.count('RunOnly_Found', search.principals.length);
    default:
      return '';
  }
}
