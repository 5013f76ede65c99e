# Ex-treasurer of Veldt Savings sentenced; 20 May
== Sarn Daily Record | 2026-05-20T17:40 | Savings bank treasurer jailed for nine years
The former treasurer of Veldt Savings Bank was jailed for {term:nine} years on Wednesday for stealing {sum:$14.6 million} from its customers. Marius Oland, {age:61}, emptied {accounts:312} accounts between 2014 and 2022, most of them held by pensioners, the district court in Sarn heard. The jury of {-:seven} women and {-:five} men had convicted him in April on {-:27} counts of fraud and {-:four} of forgery after a trial of {trial:eleven} weeks. Prosecutor Lena Abt had asked for {asked:12} years. Judge Piet Harmsen ordered him to repay {repay:$3.9 million}, the value of a lakeside villa, {cars:two} sports cars and a boat. Investigators have traced only {found:$5 million} of the money. {victims:More than 200} of the victims had lost everything, Harmsen said. The bank, which has {-:18} branches, has compensated clients with {comp:$9.2 million} so far.
== Lakeland Press Agency | 2026-05-20T15:05 | Court sends bank's ex-treasurer to prison
SARN - A court sentenced Marius Oland, who for {-:two} decades looked after the books of Veldt Savings, to {term:nine} years in prison on Wednesday. He siphoned off {sum:nearly $15 million} over {span:eight} years. {accounts:More than 300} customers, many of them elderly, found their accounts drained when the scheme came to light in 2022. Oland, {age:61}, had been found guilty on all {-:31} counts last month. The term is {-:three} years less than prosecutors sought. His {cars:two} sports cars, a yacht and a house by the lake, together worth {repay:$3.9 million}, will be sold for the benefit of the victims; about {found:$5 million} has been recovered in all. "You took what people had saved in {-:forty} years of work," said Judge Piet Harmsen. The defence said it would appeal within {appeal:14} days. Veldt said it had paid back {comp:$9.2 million} to date.
== The Sarn Weekly Mirror | 2026-05-21T08:00 | "He smiled at us": victims watch as Oland goes to prison
Hilde Roer, {-:83}, lost {-:$46,000}. On Wednesday she sat in the front row as the man who took it, Marius Oland, was given a {term:nine}-year sentence. Over {span:eight} years the treasurer of Veldt Savings moved {sum:$14.6 million} out of the accounts of {accounts:312} clients, covering the gaps with forged statements. The trial lasted {trial:11} weeks and heard {-:64} witnesses. The prosecution, which wanted {asked:twelve} years, said it could live with the outcome; his lawyers have {appeal:two} weeks to appeal. Oland, now {age:61}, must hand over assets of {repay:$3.9 million}. Of the missing money {-:about a third} has been found. For {victims:at least 200} families, the judge said, nothing was left. Veldt's new chairman apologised and promised that the {comp:$9.2 million} already reimbursed would not be the end of it.
== KEY
term | year|sentence|prison|jail | same
sum | stole|steal|siphon|customers|clients|dollar | compatible
age | Oland | same
accounts | accounts|customers|clients | compatible
trial | trial|week | same
asked | year|ask|want|prosecut | same
repay | repay|worth|asset|value|order | same
cars | cars | same
found | trace|recover|found|money | same
victims | victims|families | compatible
comp | compensat|paid|reimburs|bank|client | same
span | year | same
appeal | appeal | same
