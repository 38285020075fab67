"""Schools placed in whole hubs: who asks whom, which hubs stay, and what exchange makes better.

Schools ask their mentors in the order of their lists, and a mentor keeps those that fit best (deferred acceptance,
Gale and Shapley 1962). A hub that stays short of its schools is broken: the weakest is closed and its schools ask on,
until all are whole. Then closed hubs are opened again where schools can move up to fill them, and places are exchanged
as long as that adds points.
"""

import heapq
from array import array
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from portal.parts.community.scores import NONE, Scores

NOWHERE = -1
WORK = 3_500_000
"""How many exchanges are looked at in all. Small networks need few of them; those of thousands of schools stop here."""
TRIES = 60
"""How many hubs are closed to see whether two others can be opened for one."""
FIRST_STEPS = 30
SECOND_STEPS = 30
"""How many of its best mentors a school in a ring of three looks at."""

Moves = list[tuple[int, int]]
"""Schools, each with the mentor to whom it moves."""


class Places:
    """Which school is with which mentor; both are numbers, places in the order of their ids."""

    def __init__(self, scores: Scores, room: Sequence[int], fixed: Mapping[int, int]) -> None:
        """``room`` says how many schools make the hub of each mentor whole (0: it takes none), ``fixed`` has pairs that
        stay."""
        self._rows, self._room, self._fixed = scores.rows, room, fixed
        rows = scores.rows
        self.mentor_of = [NOWHERE] * len(rows)
        self.open = [bool(places) for places in room]
        self._held: list[list[tuple[int, int]]] = [[] for _place in room]
        full = {one for one, places in enumerate(room) if not places}
        self._lists = [
            array("i", [one for one in found if one not in full]) if full else found for found in scores.lists
        ]
        self._next = [0] * len(rows)
        # The worst-off first: those with few mentors to ask, then those whose best is worth the least.
        self._asked = sorted(range(len(rows)), key=lambda one: (len(self._lists[one]), self._best(one), one))
        self._pinned = [0] * len(room)
        for school, mentor in fixed.items():
            self.mentor_of[school] = mentor
            self._pinned[mentor] += 1

    def _best(self, school: int) -> int:
        found = self._lists[school]
        return self._rows[school][found[0]] if found else NONE

    def list_of(self, school: int) -> "array[int]":
        """The mentors that the school can be placed with, the best first."""
        return self._lists[school]

    def members(self) -> list[list[int]]:
        """The schools of each mentor, in their order."""
        found: list[list[int]] = [[] for _place in self._room]
        for school, mentor in enumerate(self.mentor_of):
            if mentor != NOWHERE:
                found[mentor].append(school)
        return found

    def _free(self, mentor: int) -> int:
        return self._room[mentor] - self._pinned[mentor]

    # Asking

    def ask(self) -> int:
        """All ask, and every mentor keeps the best; how many are placed then, in whole hubs or not."""
        self._ask_on(school for school in self._asked if school not in self._fixed)
        return sum(mentor != NOWHERE for mentor in self.mentor_of)

    def _ask_on(self, schools: Iterable[int]) -> None:
        waiting = deque(schools)
        while waiting:
            school = waiting.popleft()
            mentors, row = self._lists[school], self._rows[school]
            while self._next[school] < len(mentors):
                mentor = mentors[self._next[school]]
                self._next[school] += 1
                free = self._free(mentor)
                if not self.open[mentor] or free <= 0:
                    continue
                held = self._held[mentor]
                # Of two that fit alike, the one with fewer mentors to ask stays.
                entry = row[mentor] * 4096 - min(len(mentors), 4095), -school
                if len(held) < free:
                    heapq.heappush(held, entry)
                elif entry > held[0]:
                    gone = -heapq.heapreplace(held, entry)[1]
                    self.mentor_of[gone] = NOWHERE
                    waiting.append(gone)
                else:
                    continue
                self.mentor_of[school] = mentor
                break

    def close_broken(self) -> None:
        """Closes hubs that are not whole, the weakest first, until all are; schools of a closed hub ask on.

        A hub with a pair that stays is not closed; where it cannot be whole, it stays short.
        """
        for mentor, held in enumerate(self._held):
            if not held and not self._pinned[mentor]:
                self.open[mentor] = False
        while broken := [
            (len(held), sum(entry[0] for entry in held), -mentor)
            for mentor, held in enumerate(self._held)
            if self.open[mentor] and len(held) < self._free(mentor) and not self._pinned[mentor]
        ]:
            mentor = -min(broken)[2]
            self.open[mentor] = False
            leaving = sorted(-entry[1] for entry in self._held[mentor])
            self._held[mentor] = []
            for school in leaving:
                self.mentor_of[school] = NOWHERE
            self._ask_on(leaving)

    # Opening again

    def open_again(self) -> None:
        """Opens closed hubs that can be made whole by schools without a place, where others move up for them; and where
        one hub stands in the way of two, closes that one."""
        self._open_closed(set())
        closed = [one for one, room in enumerate(self._room) if room and not self.open[one]]
        left = sum(mentor == NOWHERE for mentor in self.mentor_of)
        if len(closed) < 2 or not left:
            return
        for mentor in [one for one, open_ in enumerate(self.open) if open_ and not self._pinned[one]][:TRIES]:
            before = self.mentor_of.copy(), self.open.copy()
            for school, where in enumerate(self.mentor_of):
                if where == mentor:
                    self.mentor_of[school] = NOWHERE
            self.open[mentor] = False
            self._open_closed({mentor})
            self._open_closed(set())
            if sum(self.open) <= sum(before[1]):
                self.mentor_of, self.open = before

    def _open_closed(self, tried: set[int]) -> None:
        left = {school for school, mentor in enumerate(self.mentor_of) if mentor == NOWHERE}
        wishes = [0] * len(self._room)
        for school in left:
            for mentor in self._lists[school]:
                wishes[mentor] += 1
        while closed := [
            one for one, open_ in enumerate(self.open) if not open_ and self._room[one] and one not in tried
        ]:
            mentor = max(closed, key=lambda one: (wishes[one], -one))
            tried.add(mentor)
            if len(left) >= self._free(mentor):
                self.open[mentor] = self._filled(mentor, left, wishes)

    def _filled(self, mentor: int, left: set[int], wishes: list[int]) -> bool:
        """True if the hub could be filled; else all is as it was."""
        before, left_before, wishes_before = self.mentor_of.copy(), left.copy(), wishes.copy()
        for _place in range(self._free(mentor)):
            found = self._chain(mentor, left, wishes)
            if found is None:
                self.mentor_of = before
                left |= left_before
                wishes[:] = wishes_before
                return False
            left.discard(found)
            for one in self._lists[found]:
                wishes[one] -= 1
        return True

    def _chain(self, mentor: int, left: set[int], wishes: Sequence[int]) -> int | None:
        """The school without a place that has one now, because others moved up and one of them to the mentor; None
        where no chain of moves leads there. One of the shortest is taken."""
        leaves: dict[int, tuple[int, int]] = {}
        waiting = deque([mentor])
        while waiting:
            hub = waiting.popleft()
            if not wishes[hub]:
                for school in self._eligible[hub]:
                    there = self.mentor_of[school]
                    if there not in leaves and there != mentor and school not in self._fixed:
                        leaves[there] = school, hub
                        waiting.append(there)
                        if wishes[there]:
                            hub = there
                            break
            if wishes[hub]:
                joining = moving = max(
                    (school for school in left if self._rows[school][hub] != NONE),
                    key=lambda one: (self._rows[one][hub], -one),
                )
                while hub != mentor:
                    self.mentor_of[moving] = hub
                    moving, hub = leaves[hub]
                self.mentor_of[moving] = mentor
                return joining
        return None

    @cached_property
    def _eligible(self) -> list["array[int]"]:
        """The schools that can be placed with each mentor."""
        found: list[array[int]] = [array("i") for _place in self._room]
        for school, mentors in enumerate(self._lists):
            for mentor in mentors:
                found[mentor].append(school)
        return found

    # Exchanging

    def exchange(self) -> None:
        """Exchanges places in rings of two or three as long as that adds points in sum, the worst-off school first.

        Where points stay the same, the one that is worse off of two may gain.
        """
        members, work = self.members(), WORK
        for rings in (self._ring_of_two, self._ring_of_three, self._ring_of_two):
            changed = True
            while changed and work > 0:
                changed = False
                for school in self._asked:
                    if school not in self._fixed and work > 0:
                        moves, looked = rings(school, members)
                        work -= looked
                        changed |= bool(moves)
                        for moving, to in moves:
                            members_of = self.mentor_of[moving]
                            if members_of != NOWHERE:
                                members[members_of].remove(moving)
                            self.mentor_of[moving] = to
                            if to != NOWHERE:
                                members[to].append(moving)

    def _ring_of_two(self, school: int, members: list[list[int]]) -> tuple[Moves, int]:
        """The best exchange with one other school, or taking its place where the school has none."""
        here, row = self.mentor_of[school], self._rows[school]
        now = row[here] if here != NOWHERE else NONE
        best, moves, looked = (0, 0), Moves(), 0
        for mentor in self._lists[school]:
            gain = row[mentor]
            if mentor == here or gain < now:
                break
            looked += len(members[mentor])
            for other in members[mentor]:
                if other in self._fixed:
                    continue
                theirs = self._rows[other]
                if here == NOWHERE:
                    change = gain - theirs[mentor], 0
                elif theirs[here] == NONE:
                    continue
                else:
                    worst = min(gain, theirs[here]) - min(now, theirs[mentor])
                    change = gain - now + theirs[here] - theirs[mentor], worst
                if change > best:
                    best, moves = change, [(school, mentor), (other, here)]
        return moves, looked

    def _ring_of_three(self, school: int, members: list[list[int]]) -> tuple[Moves, int]:
        """The best ring of three that the school begins: each moves to the place of the next.

        What is gained so far is positive at each step; every ring that gains can be begun so (Lin and Kernighan 1973).
        """
        here, row = self.mentor_of[school], self._rows[school]
        if here == NOWHERE:
            return [], 1
        rows, fixed = self._rows, self._fixed
        best, moves, looked = 0, Moves(), 1
        for mentor in self._lists[school][:FIRST_STEPS]:
            gain = row[mentor] - row[here]
            if gain <= 0:
                break
            for second in members[mentor]:
                if second in fixed:
                    continue
                theirs = rows[second]
                so_far = gain - theirs[mentor]
                for third_hub in self._lists[second][:SECOND_STEPS]:
                    partly = so_far + theirs[third_hub]
                    if partly <= 0:
                        break
                    if third_hub in {mentor, here}:
                        continue
                    for third in members[third_hub]:
                        looked += 1
                        whole = partly + rows[third][here] - rows[third][third_hub]
                        if whole > best and third not in fixed:
                            best = whole
                            moves = [(school, mentor), (second, third_hub), (third, here)]
        return moves, looked
