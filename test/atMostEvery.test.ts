import { atMostEvery } from '../ConnectionManager/atMostEvery';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('tells the first change at once', () => {
  const tell = jest.fn();
  atMostEvery(250, tell).changed();
  expect(tell).toHaveBeenCalledTimes(1);
});

it('tells a hundred changes that follow once, at the end of the interval', () => {
  const tell = jest.fn();
  const { changed } = atMostEvery(250, tell);
  for (let change = 0; change <= 100; change++) {
    changed();
  }
  jest.advanceTimersByTime(249);
  expect(tell).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(1);
  expect(tell).toHaveBeenCalledTimes(2);
  jest.advanceTimersByTime(10_000);
  expect(tell).toHaveBeenCalledTimes(2);
});

it('never loses the last of changes that go on and on, and tells four times a second', () => {
  let value = 0;
  const told: number[] = [];
  const { changed } = atMostEvery(250, () => told.push(value));
  for (; value < 100; value++) {
    changed();
    jest.advanceTimersByTime(10);
  }
  value = 99;
  jest.advanceTimersByTime(250);
  expect(told).toHaveLength(5);
  expect(told[told.length - 1]).toBe(99);
});

it('tells a change after a pause at once again', () => {
  const tell = jest.fn();
  const { changed } = atMostEvery(250, tell);
  changed();
  jest.advanceTimersByTime(250);
  changed();
  expect(tell).toHaveBeenCalledTimes(2);
});

it('tells an urgent change at once, with those that waited, and begins the interval anew', () => {
  const tell = jest.fn();
  const { changed } = atMostEvery(250, tell);
  changed();
  changed();
  jest.advanceTimersByTime(200);
  changed(true);
  expect(tell).toHaveBeenCalledTimes(2);
  changed();
  jest.advanceTimersByTime(249);
  expect(tell).toHaveBeenCalledTimes(2);
  jest.advanceTimersByTime(1);
  expect(tell).toHaveBeenCalledTimes(3);
});

it('ends also while it tells', () => {
  const paced = atMostEvery(250, () => {
    jest.advanceTimersByTime(200);
    paced.stop();
  });
  paced.changed();
  expect(jest.getTimerCount()).toBe(0);
});

it('tells nothing after its end, and leaves no timer', () => {
  const tell = jest.fn();
  const { changed, stop } = atMostEvery(250, tell);
  changed();
  changed();
  stop();
  expect(jest.getTimerCount()).toBe(0);
  jest.advanceTimersByTime(1_000);
  expect(tell).toHaveBeenCalledTimes(1);
});

it('leaves three times as long between two as the telling takes', () => {
  const tell = jest.fn(() => jest.advanceTimersByTime(200));
  const { changed } = atMostEvery(250, tell);
  changed();
  changed();
  jest.advanceTimersByTime(599);
  expect(tell).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(1);
  expect(tell).toHaveBeenCalledTimes(2);
});
