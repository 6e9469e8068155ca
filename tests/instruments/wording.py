"""The published wording, typed from published copies, and the points printed beside each answer."""

from __future__ import annotations

from typing import Final

TWO_WEEKS: Final = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
FOUR_WEEKS: Final = "During the past 4 weeks, how much have you been bothered by any of the following problems?"
PAST_WEEK: Final = "Choose the best answer for how you have felt over the past week."

DAYS: Final = {"Not at all": 0, "Several days": 1, "More than half the days": 2, "Nearly every day": 3}
BOTHERED: Final = {"Not bothered at all": 0, "Bothered a little": 1, "Bothered a lot": 2}

PHQ9: Final = (
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    (
        "Moving or speaking so slowly that other people could have noticed? "
        "Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual"
    ),
    "Thoughts that you would be better off dead or of hurting yourself in some way",
)
PHQ9_DIFFICULTY: Final = (
    "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of "
    "things at home, or get along with other people?"
)
DIFFICULTY: Final = ("Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult")
GAD7: Final = (
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
)
PHQ15: Final = (
    "Stomach pain",
    "Back pain",
    "Pain in your arms, legs, or joints (knees, hips, etc.)",
    "Menstrual cramps or other problems with your periods",
    "Headaches",
    "Chest pain",
    "Dizziness",
    "Fainting spells",
    "Feeling your heart pound or race",
    "Shortness of breath",
    "Pain or problems during sexual intercourse",
    "Constipation, loose bowels, or diarrhea",
    "Nausea, gas, or indigestion",
    "Feeling tired or having low energy",
    "Trouble sleeping",
)
GDS: Final = (
    ("Are you basically satisfied with your life?", "No"),
    ("Have you dropped many of your activities and interests?", "Yes"),
    ("Do you feel that your life is empty?", "Yes"),
    ("Do you often get bored?", "Yes"),
    ("Are you in good spirits most of the time?", "No"),
    ("Are you afraid that something bad is going to happen to you?", "Yes"),
    ("Do you feel happy most of the time?", "No"),
    ("Do you often feel helpless?", "Yes"),
    ("Do you prefer to stay at home, rather than going out and doing new things?", "Yes"),
    ("Do you feel you have more problems with memory than most?", "Yes"),
    ("Do you think it is wonderful to be alive now?", "No"),
    ("Do you feel pretty worthless the way you are now?", "Yes"),
    ("Do you feel full of energy?", "No"),
    ("Do you feel that your situation is hopeless?", "Yes"),
    ("Do you think that most people are better off than you are?", "Yes"),
)
"""Each question, and the answer that counts."""

PENN: Final = (
    {
        "No spasm": 0,
        "Mild spasms induced by stimulation": 1,
        "Infrequent full spasms occurring less than once per hour": 2,
        "Spasms occurring more than once per hour": 3,
        "Spasms occurring more than 10 times per hour": 4,
    },
    {"Mild": 1, "Moderate": 2, "Severe": 3},
)
