# Cup final trouble in Brasenta; 25 April
== Brasenta Sport | 2026-04-25T22:50 | Orion lift cup after 3-1 win over Dock
Orion won the cup for the fourth time on Saturday, beating Dock United {score:3-1} before a record crowd of {gate:58,214} at the Parque Novo. Striker Luca Menezes, {age:23}, scored twice in the space of {-:six} minutes after Dock had led for most of the first half. But the final was marred by trouble at the south gate, where {police:12} officers were hurt and {arrests:47} supporters arrested. Kick-off was put back by {delay:35} minutes. Some {noticket:2,000} people without tickets tried to force their way in, police commander Rita Falcao said. Officers used tear gas. {fans:About 30} fans needed treatment for cuts and breathing trouble, the Red Cross said. The club, whose {-:40,000} members had waited since 1998, will parade the trophy on Sunday. Winners take {prize:1.5 million} reais in prize money. The cup had been played {-:61} times before.
== National News Service | 2026-04-25T23:40 | Dozens hurt as fans storm gate at cup final
BRASENTA - Police fired tear gas and made {arrests:47} arrests when {noticket:around 2,000} ticketless fans stormed a gate at Saturday's cup final between Orion and Dock United. {police:A dozen} policemen were injured, one of them seriously, and {fans:at least 35} spectators were treated by medics, most for the effects of gas. The match started {delay:more than half an hour} late. Inside, {gate:more than 58,000} watched Orion win {score:3-1}, with {goals:two} goals from {age:23}-year-old Luca Menezes. Commander Rita Falcao said {deployed:1,300} officers had been on duty, {-:400} more than last year. The stadium's owners are to review an entrance that dates from 1974. The football federation, which pays the winner {prize:1.5 million} reais, opened an inquiry and can fine a club up to {-:300,000} reais. In 2019 {-:five} people were crushed to death at the same gate.
== The Brasenta Standard | 2026-04-26T09:15 | Minister wants answers over stadium crush
The sports minister has asked for a report by Friday on the disorder that held up the cup final for {delay:35} minutes. {arrests:Fifty-one} people were in custody on Sunday morning, according to the police, who had {deployed:1,300} men at the ground; {police:twelve} of those were injured. Medical staff treated {fans:38} supporters. Falcao defended the use of gas against a crowd that she put at {noticket:2,000}, none of whom had a ticket. A lawyer for Dock fans spoke of {-:600} people at most. The official attendance, {gate:58,214}, was the highest since the ground was rebuilt at a cost of {-:90 million} reais. Orion, {score:3-1} winners, cancelled Sunday's parade, for which {-:100,000} had been expected. Menezes, who is {age:23} and scored {goals:two} of the goals, dedicated the victory to the injured.
== KEY
gate | crowd|attendance|watch | compatible
police | officers|policemen + hurt|injur|- | same
arrests | arrest|custody | updated
delay | kick|match|delay|minute|final|late | compatible
noticket | people|fans|ticket | same
fans | fans|spectators|supporters + treat|- | compatible
prize | prize|winner|reais | same
deployed | officers|men|duty | same
goals | goal | same
age | Menezes | same
score | - | same
