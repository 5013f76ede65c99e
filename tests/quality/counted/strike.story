# Bakers at Norring Bread; 3 September
== Norring Evening Post | 2026-09-03T18:00 | Bread plant strike ends with 6 per cent deal
Bakers at Norring Bread went back to their ovens on Thursday after {days:19} days on strike, having won a pay rise of {rise:6} per cent from October. The {strikers:640} members of the Food Workers' Union at the firm's {plants:three} plants voted {for:71} per cent in favour of the deal on Wednesday night, on a turnout of {turnout:84} per cent. They had asked for {ask:9} per cent; the company's opening offer was {offer:3.5} per cent. Night workers will also get an extra {night:£1.20} an hour and every employee a one-off payment of {bonus:£400}, managing director Clare Ostrey said. The dispute cost the company {cost:£5.2 million} in lost sales, she said, and emptied shelves in {-:about 1,100} shops across the region. The union's regional secretary, Dilwyn Marsh, called it the best settlement in {-:ten} years. Norring bakes {loaves:400,000} loaves a day. Shares in its parent rose {-:2.4} per cent.
== Northern Business Wire | 2026-09-03T12:10 | Norring Bread to raise wages as walkout ends
Norring Bread will raise wages by {rise:6} percent from next month under an agreement that ended a walkout of {days:nearly three} weeks, both sides said on Thursday. {for:Seven} out of ten workers backed the settlement in a ballot. The family-owned baker, which had first put {offer:3.5} percent on the table against the {ask:9} percent that staff wanted, puts the damage to revenue at {cost:more than £5 million}. Production lines at all {plants:three} of its factories stopped on August 15, when {strikers:more than 600} employees downed tools. Under the accord, those on the night shift are to receive {night:£1.20} more per hour, and all {-:1,150} people on the payroll get {bonus:£400} in cash. Norring expects to be back at its normal daily output of {loaves:400,000} loaves by Monday. Its chief, Clare Ostrey, said prices to supermarkets would go up by {price:2 to 3} percent in the new year.
== The Tollgate Gazette | 2026-09-04T06:45 | Loaves back on shelves by weekend
Shoppers should see Norring bread again by the weekend after the bakery and its workforce made peace. The {rise:six}-per-cent increase, accepted by {for:71} per cent of those who voted, falls well short of the {ask:nine} the union demanded in July. "Nobody strikes for {days:19} days for fun," said Dilwyn Marsh of the Food Workers, whose {strikers:640} members manned picket lines in the rain. {bonus:Four hundred pounds} will be paid to everybody by the end of September. Grocers in {-:more than 1,000} towns and villages ran short, and small shops lost up to {-:£300} a week, their association said. Norring, founded in 1911, told this newspaper that the stoppage had set it back {cost:£5.2m}. A standard loaf, now {-:£1.35}, will become {price:2 to 3} per cent dearer after Christmas. {turnout:Eighty-four} per cent of members cast a ballot.
== KEY
days | day|week|strike|walkout | compatible
rise | pay|wage|rise|increase | same
strikers | members|employees|workers | compatible
plants | plants|factories | same
for | favour|vote|workers|ballot | compatible
turnout | turnout|members|ballot | same
ask | ask|want|demand|staff|union|pay | same
offer | offer|pay|table | same
night | night|hour | same
bonus | payment|employee|pay|paid|one-off | same
cost | cost|sales|revenue|dispute|damage|stoppage | compatible

loaves | loaves | same
price | price|loaf|dearer | same
