import * as React from 'react';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TextsProvider } from '../../ConnectionManager/strings/texts';
import { ActionStatus, type ActionState } from '../../ConnectionManager/ui/ActionStatus';
import { ConfirmDialog } from '../../ConnectionManager/ui/ConfirmDialog';
import { CopyField } from '../../ConnectionManager/ui/CopyField';
import { DetailsPane } from '../../ConnectionManager/ui/DetailsPane';
import { accessibilityViolations } from './accessibility';
import { texts } from './shownList';

function show(element: React.ReactElement): HTMLElement {
  const framed = (
    <FluentProvider theme={webLightTheme}>
      <TextsProvider value={texts}>{element}</TextsProvider>
    </FluentProvider>
  );
  return render(framed).container;
}

describe('a question before something is done', () => {
  interface AskingProps {
    readonly busy?: boolean;
    readonly onConfirm?: () => void;
    readonly onClosePane?: () => void;
  }

  function Asking({ busy = false, onConfirm = () => undefined, onClosePane = () => undefined }: AskingProps): React.ReactElement {
    const [open, setOpen] = React.useState(false);
    return (
      <DetailsPane id="pane" title="Notify sales" onClose={onClosePane}>
        <button onClick={() => setOpen(true)}>Turn off…</button>
        <ConfirmDialog
          open={open}
          title="Turn off the flow?"
          body={<a href="https://example.org/">It doesn't run until it's turned on again.</a>}
          confirm="Turn off"
          tone="danger"
          busy={busy}
          onConfirm={onConfirm}
          onCancel={() => setOpen(false)}
        />
      </DetailsPane>
    );
  }

  const ask = async (): Promise<HTMLElement> => {
    await userEvent.click(screen.getByRole('button', { name: 'Turn off…' }));
    return screen.findByRole('alertdialog', { name: 'Turn off the flow?' });
  };

  it('is answered by a button', async () => {
    const onConfirm = jest.fn();
    show(<Asking onConfirm={onConfirm} />);
    const dialog = await ask();
    expect(await accessibilityViolations(dialog)).toEqual([]);
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Turn off' }));
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });

  it.each(['[Escape]', 'Cancel'])('is left by %s, with the focus back where it came from and the details still open', async (way) => {
    const onClosePane = jest.fn();
    show(<Asking onClosePane={onClosePane} />);
    const dialog = await ask();
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    await (way === 'Cancel' ? userEvent.click(within(dialog).getByRole('button', { name: way })) : userEvent.keyboard(way));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Turn off…' })).toHaveFocus();
    expect(onClosePane).not.toHaveBeenCalled();
  });

  it("can't be left or answered twice while it is being done", async () => {
    const onConfirm = jest.fn();
    show(<Asking busy onConfirm={onConfirm} />);
    const dialog = await ask();
    expect(dialog).toHaveAttribute('aria-busy', 'true');
    await userEvent.click(within(dialog).getByRole('button', { name: /Turn off/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await userEvent.keyboard('[Escape]');
    expect(onConfirm).not.toHaveBeenCalled();
    expect(screen.getByRole('alertdialog')).toBeInTheDocument();
  });
});

describe('an identifier to copy', () => {
  const clipboard = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  const withClipboard = (writeText: ((text: string) => Promise<void>) | null): void => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: writeText ? { writeText } : undefined });
  };
  const copy = async (): Promise<void> => {
    const button = screen.getByRole('button', { name: 'Copy Connection ID' });
    await act(() => {
      button.click();
      return Promise.resolve();
    });
  };

  afterEach(() => Object.defineProperty(navigator, 'clipboard', clipboard ?? { configurable: true, value: undefined }));

  it('is copied, which is said', async () => {
    const copied: string[] = [];
    withClipboard((text) => Promise.resolve(void copied.push(text)));
    const container = show(<CopyField label="Connection ID" value="0123abcd" />);
    expect(await accessibilityViolations(container)).toEqual([]);
    await copy();
    expect(copied).toEqual(['0123abcd']);
    expect(screen.getByRole('status')).toHaveTextContent('Copied');
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('NotAllowedError'))],
    ['has no clipboard', null],
  ])('is selected where the browser %s', async (_why, writeText) => {
    withClipboard(writeText);
    show(<CopyField label="Connection ID" value="0123abcd" />);
    await copy();
    expect(screen.getByRole('status')).toHaveTextContent("The browser doesn't let this page copy. The text is selected: copy it with your keyboard.");
    expect(getSelection()?.toString()).toBe('0123abcd');
  });
});

describe('how something is going', () => {
  function Going({ first, next }: { readonly first: (onAct: () => void) => ActionState; readonly next: ActionState }): React.ReactElement {
    const [acted, setActed] = React.useState(false);
    return <ActionStatus state={acted ? next : first(() => setActed(true))} />;
  }

  it('says that it runs', async () => {
    const container = show(<ActionStatus state={{ kind: 'running', message: 'Turning off the flow' }} />);
    expect(screen.getByRole('status')).toHaveTextContent('Turning off the flow');
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('says that it is done, and undoes it without losing the focus', async () => {
    const container = show(
      <Going first={(undo) => ({ kind: 'done', message: 'The flow is off', undo })} next={{ kind: 'running', message: 'Turning on the flow' }} />,
    );
    expect(screen.getByRole('status')).toHaveTextContent('The flow is off');
    expect(await accessibilityViolations(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('status')).toHaveTextContent('Turning on the flow');
    expect(document.body).not.toHaveFocus();
  });

  it('says what went wrong, with the raw words folded away, and tries again', async () => {
    const container = show(
      <Going
        first={(retry) => ({ kind: 'failed', message: "The flow couldn't be turned off.", details: '0x80040216', retry })}
        next={{ kind: 'idle' }}
      />,
    );
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent("The flow couldn't be turned off.");
    expect(alert).not.toHaveTextContent('0x80040216');
    await userEvent.click(within(alert).getByRole('button', { name: 'Details' }));
    expect(alert).toHaveTextContent('0x80040216');
    expect(await accessibilityViolations(container)).toEqual([]);
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(alert).toBeEmptyDOMElement();
    expect(document.body).not.toHaveFocus();
  });

  it('offers nothing that is not possible', () => {
    show(<ActionStatus state={{ kind: 'done', message: 'Saved' }} />);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
