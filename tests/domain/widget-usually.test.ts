// How long checking usually takes, as a person would say it.
import { expect, test } from 'vitest'
import { usually } from '../../widget/embed/later/usually.ts'

test.each([
  [1, 'dalam 5 menit', 'in 5 minutes'],
  [12, 'dalam 15 menit', 'in 15 minutes'],
  [55, 'dalam 55 menit', 'in 55 minutes'],
  [56, 'dalam 1 jam', 'in 1 hour'],
  [107, 'dalam 2 jam', 'in 2 hours'],
  [1_200, 'dalam 20 jam', 'in 20 hours'],
  [1_201, 'dalam 1 hari', 'in 1 day'],
  [2_000, 'dalam 2 hari', 'in 2 days'],
])('%i minutes: %s', (minutes, indonesian, english) => {
  expect(usually(minutes, 'id')).toBe(indonesian)
  expect(usually(minutes, 'en')).toBe(english)
})
