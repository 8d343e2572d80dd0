import * as React from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ErrorBoundary } from '../../ConnectionManager/ErrorBoundary';
import { createTexts } from '../../ConnectionManager/strings/texts';

const texts = createTexts({ getString: (key) => key, formatInteger: String, formatDateTime: String });
const onTryAgain = jest.fn();

let broken = true;

function Fragile(): React.ReactElement {
  if (broken) {
    throw new Error('boom');
  }
  return <p>All is well</p>;
}

it('keeps a fault inside the control, and shows it again once told to', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <ErrorBoundary texts={texts} onTryAgain={onTryAgain}>
      <Fragile />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('Crash_TitleCrash_Body');
  expect(screen.queryByText('Error: boom')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Common_Details' }));
  expect(screen.getByText('Error: boom')).toBeInTheDocument();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Action_TryAgain' }));
  expect(onTryAgain).toHaveBeenCalledTimes(1);
  expect(screen.getByText('All is well')).toBeInTheDocument();
  quiet.mockRestore();
});
